import { createHash } from "node:crypto";
import { buildId, builtAt } from "~/platform/build-id.server";
import { notFound } from "~/platform/not-found.server";
import { KEPT_FOR_A_WHILE, weakTag } from "~/platform/unchanged.server";
import type { PublishedRow, PublishedView } from "../queries/published-statements.server";

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
  versions,
  progress,
  pdfMadeAt,
}: Pick<PublishedView, "sha256" | "newest" | "versions" | "progress" | "pdfMadeAt">): HeadersInit {
  // Each move adds one, so the sum never comes back to what it was.
  const moves = progress.reduce((sum, one) => sum + one.moves, 0);
  return validators(`${sha256}-${newest}-${moves}${pdfMadeAt ? "-pdf" : ""}`, [
    ...versions.map(({ publishedAt }) => publishedAt),
    ...progress.flatMap(({ since }) => since ?? []),
    ...(pdfMadeAt ? [pdfMadeAt] : []),
  ]);
}

/** The same of the list of all that is published. */
export function listHeaders(rows: readonly PublishedRow[]): HeadersInit {
  const made = createHash("sha256");
  for (const { sha256, council, slug } of rows) made.update(`${sha256} ${council} ${slug}\n`);
  return validators(
    made.digest("hex"),
    rows.map(({ publishedAt }) => publishedAt),
  );
}

function validators(made: string, changed: readonly Date[]): HeadersInit {
  const latest = Math.max(...[builtAt(), ...changed].map((at) => at.getTime()));
  return {
    "Cache-Control": KEPT_FOR_A_WHILE,
    ETag: weakTag(`${made}-${buildId()}`),
    "Last-Modified": new Date(latest).toUTCString(),
  };
}
