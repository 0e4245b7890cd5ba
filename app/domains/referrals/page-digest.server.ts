import { contentDigest } from "~/platform/forms/content-digest.server";
import type { StoredContent } from "./draft.rules";
import type { ContentPage } from "./referral.schema";

/**
 * What a form carries to say which text of the page it was filled from. Two people may save different pages at
 * the same time; only a page that changed under somebody's hands is a conflict.
 */
export function pageDigest({ draft, unfinished }: StoredContent, page: ContentPage): string {
  const stands = unfinished[page] ?? draft[page];
  if (stands === undefined) return "empty";
  return contentDigest(stands);
}
