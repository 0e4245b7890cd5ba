import { type ContentPage, isContentPage, type ReferralDraft } from "./referral.schema";

/** A place of a list that the gate has masked names no place any more, and "[child]" would be none to avoid. */
const places = (text: string) => text.split("\n").filter((line) => line !== "" && !/\[[^[\]]*\]/.test(line));

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
    const before = values?.[field];
    if (typeof before === "string") pages[page] = { ...values, [field]: text };
    else if (Array.isArray(before)) pages[page] = { ...values, [field]: places(text) };
  }
  return pages as ReferralDraft;
}
