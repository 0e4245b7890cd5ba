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
 * What a public page says of itself to caches: it is made of its version, of what has been published since, of how far
 * the council is with its intentions, and of how this build draws.
 */
export function publishedHeaders({
  sha256,
  newest,
  progress = [],
  hasPdf = false,
}: Pick<PublishedView, "sha256" | "newest"> &
  Partial<Pick<PublishedView, "progress" | "hasPdf">>): HeadersInit {
  // Each move adds one, so the sum never comes back to what it was.
  const moves = progress.reduce((sum, one) => sum + one.moves, 0);
  return {
    "Cache-Control": KEPT_FOR_A_WHILE,
    ETag: weakTag(`${sha256}-${newest}-${moves}${hasPdf ? "-pdf" : ""}-${buildId()}`),
  };
}
