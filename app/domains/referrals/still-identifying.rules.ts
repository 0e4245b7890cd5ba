import { findAgeTold } from "~/domains/anonymisation/layers/age-told.rules";
import { ageWords, type PublishedAge } from "~/domains/anonymisation/small-numbers/age-span.rules";
import { pageTitle } from "./draft.rules";
import { PAGE_FIELDS, writtenText } from "./page-rows.rules";
import { type ContentPage, isContentPage, type ReferralDraft } from "./referral.schema";

/** Words that tell what a wider band or area was chosen to keep back, with where they stand. */
export type StillIdentifying = { page: ContentPage; field: string; label: string; message: string };

/**
 * The age or the district that a published text says all the same, though something wider is published. `draft` is as
 * the gate lets it out; `exact` and `published` are the two sides of the choice.
 */
export function stillIdentifying(
  draft: ReferralDraft,
  exact: { age: number; area: string },
  published: { age: PublishedAge; area: string },
): StillIdentifying[] {
  return Object.entries(writtenText(draft)).flatMap(([path, text]) => {
    const [page = "", field = ""] = path.split(".");
    if (!isContentPage(page)) return [];
    const labels = PAGE_FIELDS[page] as Readonly<Record<string, { label: string }>>;
    const label = labels[field]?.label ?? pageTitle(page);
    const tells: string[] = [];
    if (typeof published.age !== "number")
      for (const { start, end } of findAgeTold(text, exact.age))
        tells.push(
          `“${text.slice(start, end)}” in “${label}” says the age, which is published as ${ageWords(published.age)}`,
        );
    if (published.area !== exact.area && new RegExp(`\\b${escaped(exact.area)}\\b`, "i").test(text))
      tells.push(`“${label}” says ${exact.area}, which is published as ${published.area}`);
    return tells.map((message) => ({ page, field, label, message }));
  });
}

/** A typed area is words and no expression. */
const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
