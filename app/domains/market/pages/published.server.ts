import { buildId } from "~/platform/build-id.server";
import { notFound } from "~/platform/not-found.server";
import { KEPT_FOR_A_WHILE, weakTag } from "~/platform/unchanged.server";
import type { PublishedView } from "../queries/published-statements.server";

// Shared by the public addresses of statements.

/** The number of a version in an address; 404 for what is none. */
export function publishedNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : notFound();
}

/**
 * What a public page says of itself to caches: it is made of its version, of what has been published since, and of how this
 * build draws.
 */
export function publishedHeaders({ sha256, newest }: Pick<PublishedView, "sha256" | "newest">): HeadersInit {
  return { "Cache-Control": KEPT_FOR_A_WHILE, ETag: weakTag(`${sha256}-${newest}-${buildId()}`) };
}
