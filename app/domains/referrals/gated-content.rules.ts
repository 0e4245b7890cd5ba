import { type ContentPage, isContentPage, type ReferralDraft } from "./referral.schema";

/** The pages with the text of the gate in place of what was written; `published` is by `page.field`, as `writtenText` is. */
export function withPublishedText(
  draft: ReferralDraft,
  published: Readonly<Record<string, string>>,
): ReferralDraft {
  const pages: Partial<Record<ContentPage, unknown>> = { ...draft };
  for (const [path, text] of Object.entries(published)) {
    const [page = "", field = ""] = path.split(".");
    if (!isContentPage(page)) continue;
    const values = pages[page] as Readonly<Record<string, unknown>> | undefined;
    if (typeof values?.[field] === "string") pages[page] = { ...values, [field]: text };
  }
  return pages as ReferralDraft;
}
