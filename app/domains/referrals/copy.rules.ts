/** What a referral takes over from an earlier one of the same child. Pure. */
import { type StoredContent, withUnfinished } from "./draft.rules";
import { REFERRAL_PAGES, type ReferralPage } from "./referral.schema";

/** Answers that were true of the earlier search alone: when it was needed and how soon providers had to answer. */
const OF_THE_SEARCH = ["neededBy", "neededOn", "answerWithin", "answerOn", "answerAt"] as const;

/**
 * The pages as the council wrote them. The one that says what is needed and by when is put aside half-filled: somebody
 * answers it anew before anything can be sent.
 */
export function copiedContent(content: StoredContent): StoredContent {
  const { purpose, ...draft } = content.draft;
  const kept = { ...purpose, ...content.unfinished.purpose };
  const asked = Object.fromEntries(
    Object.entries(kept).filter(([field]) => !OF_THE_SEARCH.some((one) => one === field)),
  );
  const rest: StoredContent = { draft, unfinished: content.unfinished };
  return Object.keys(kept).length === 0 ? rest : withUnfinished(rest, "purpose", asked);
}

/** The pages that need nobody again, in the order of the task list. */
export function copiedPages(saved: readonly string[]): ReferralPage[] {
  return REFERRAL_PAGES.map(({ slug }) => slug).filter((slug) => slug !== "purpose" && saved.includes(slug));
}
