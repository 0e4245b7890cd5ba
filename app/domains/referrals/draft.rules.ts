import {
  type ContentPage,
  contentPageSchemas,
  isContentPage,
  REFERRAL_PAGES,
  type ReferralContent,
  type ReferralDraft,
  type ReferralPage,
  referralPageSchemas,
} from "./referral.schema";

/**
 * A page that was put aside before it was complete: what was typed, as the form sent it. It stands beside the
 * finished pages and is never published.
 */
export type TypedPage = { readonly [field: string]: unknown };

export type StoredContent = {
  /** The pages that are complete. */
  draft: ReferralDraft;
  /** The pages that need more; a finished page under the same name is what it said before. */
  unfinished: { readonly [P in ContentPage]?: TypedPage };
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The column `referrals.content` as it is worked on. A stored page that has lost its shape needs more. */
export function readContent(json: unknown): StoredContent {
  const stored = isRecord(json) ? json : {};
  const draft: Record<string, unknown> = {};
  const unfinished: Record<string, TypedPage> = {};
  for (const page of Object.keys(contentPageSchemas) as ContentPage[]) {
    const values = stored[page];
    if (values === undefined) continue;
    const parsed = contentPageSchemas[page].safeParse(values);
    if (parsed.success) draft[page] = parsed.data;
    else if (isRecord(values)) unfinished[page] = values;
  }
  const aside = isRecord(stored.unfinished) ? stored.unfinished : {};
  for (const [page, typed] of Object.entries(aside))
    if (isContentPage(page) && isRecord(typed)) unfinished[page] = typed;
  return { draft: draft as ReferralDraft, unfinished };
}

/** The content with a page finished: what was put aside of it is gone. */
export function withPage<P extends ContentPage>(
  content: StoredContent,
  page: P,
  values: ReferralContent[P],
): StoredContent {
  const { [page]: _typed, ...unfinished } = content.unfinished;
  return { draft: { ...content.draft, [page]: values }, unfinished };
}

/** The content with a page put aside as it was typed. */
export function withUnfinished(content: StoredContent, page: ContentPage, typed: TypedPage): StoredContent {
  return { draft: content.draft, unfinished: { ...content.unfinished, [page]: typed } };
}

/** As it is stored: the finished pages by name, the others under `unfinished`. */
export function toJson({ draft, unfinished }: StoredContent): Record<string, unknown> {
  return Object.keys(unfinished).length === 0 ? { ...draft } : { ...draft, unfinished };
}

export type PageStatus = "not-started" | "needs-more" | "done";

export type ChildPage = { started: boolean; complete: boolean };

/**
 * How each page of the task list stands at a moment. A date that has gone by since it was written makes its page
 * need more; `now` is left out once the referral has been sent, when that no longer matters.
 */
export function pageStatuses(
  content: StoredContent,
  child: ChildPage,
  now: Date | undefined,
): Record<ReferralPage, PageStatus> {
  const schemas = now ? referralPageSchemas(now) : contentPageSchemas;
  const statuses = {} as Record<ReferralPage, PageStatus>;
  for (const { slug } of REFERRAL_PAGES) {
    if (slug === "child")
      statuses.child = child.complete ? "done" : child.started ? "needs-more" : "not-started";
    else if (content.unfinished[slug]) statuses[slug] = "needs-more";
    else if (content.draft[slug] === undefined) statuses[slug] = "not-started";
    else statuses[slug] = schemas[slug].safeParse(content.draft[slug]).success ? "done" : "needs-more";
  }
  return statuses;
}

/** The page after this one in the task list, or undefined after the last. */
export function pageAfter(page: ReferralPage): ReferralPage | undefined {
  const at = REFERRAL_PAGES.findIndex(({ slug }) => slug === page);
  return REFERRAL_PAGES[at + 1]?.slug;
}

export function isReferralPage(slug: string | undefined): slug is ReferralPage {
  return slug === "child" || (slug !== undefined && isContentPage(slug));
}

/** The title of a page of the task list. */
export function pageTitle(page: ReferralPage): string {
  return REFERRAL_PAGES.find(({ slug }) => slug === page)?.title ?? page;
}
