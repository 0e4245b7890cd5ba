import { createHash } from "node:crypto";
import type { StoredContent } from "./draft.rules";
import type { ContentPage } from "./referral.schema";

/**
 * What a form carries to say which text of the page it was filled from. Two people may save different pages at
 * the same time; only a page that changed under somebody's hands is a conflict.
 */
export function pageDigest({ draft, unfinished }: StoredContent, page: ContentPage): string {
  const stands = unfinished[page] ?? draft[page];
  if (stands === undefined) return "empty";
  return createHash("sha256").update(sorted(stands)).digest("hex").slice(0, 24);
}

/** The database gives an object's names back in an order of its own. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
