import type { ClearedText } from "~/platform/cleared-text";
import type { DocumentPart } from "~/platform/documents/document-parts";
import type { AgreementTerms } from "./agreement.schema";
import type { FeeLine } from "./fee-lines.rules";

/** The words of an agreement that somebody typed, by the field of the draft; each has passed the gate. */
export const WRITTEN_TERMS = [
  "purpose",
  "intendedLength",
  "coreFee",
  "familyTime",
  "health",
  "education",
  "delegatedAuthority",
  "missing",
  "dataProtection",
  "stepDown",
] as const satisfies readonly (keyof AgreementTerms)[];
export type WrittenTerm = (typeof WRITTEN_TERMS)[number];

/** What each is called, in the form, on the page and in the document. */
export const TERM_TITLES: Readonly<Record<WrittenTerm, string>> = {
  purpose: "Purpose of the placement",
  intendedLength: "Intended length",
  coreFee: "What the core fee includes",
  familyTime: "Family time",
  health: "Health",
  education: "Education",
  delegatedAuthority: "Delegated authority",
  missing: "If the child is missing",
  dataProtection: "Data protection",
  stepDown: "Step-down target",
};

/**
 * One version of an agreement as it was issued: what the page shows and the document is made of. A child is a reference
 * and a place among the children of the referral, never a name.
 */
export type AgreementContent = {
  schema: 1;
  reference: string;
  version: number;
  issuedOn: string;
  parties: { council: string; provider: string; service: string; registration: string; issuedBy: string };
  child: { referral: string; place: number; of: number; described: string };
  startOn: string;
  placementPlanOn: string;
  notice: { council: number; provider: number; trialDays: number | null; trialNotice: number | null };
  terms: Readonly<Record<WrittenTerm, ClearedText>>;
  outcomes: readonly { outcome: ClearedText; review: ClearedText }[];
  fees: readonly FeeLine[];
  /** Who pays the provider, a sentence for each change; versions from before it was said have none. */
  payers?: readonly string[];
  /** The clauses of the council's own template with what they name filled in; versions without a template have none. */
  clauses?: readonly DocumentPart[];
};

/** "Child 2 of 3 on referral HW-7K3M9Q" */
export function childWords({ referral, place, of }: Omit<AgreementContent["child"], "described">): string {
  return of === 1 ? `The child on referral ${referral}` : `Child ${place} of ${of} on referral ${referral}`;
}

/** What the page and the document call the clauses of the council's own template. */
export const clausesTitle = (council: string) => `Terms of ${council}`;

const daysWords = (days: number) => (days === 1 ? "1 day" : `${days} days`);

const noticeOf = (days: number) => (days === 1 ? "1 day’s notice" : `${days} days’ notice`);

/** The notice of both sides, a sentence each. */
export function noticeWords({
  council,
  provider,
  trialDays,
  trialNotice,
}: AgreementContent["notice"]): string[] {
  return [
    `The council gives at least ${noticeOf(council)}.`,
    `The provider gives at least ${noticeOf(provider)}.`,
    ...(trialDays === null
      ? []
      : [
          trialNotice === 0
            ? `In the first ${daysWords(trialDays)} either side may end the placement without notice.`
            : `In the first ${daysWords(trialDays)} either side gives at least ${noticeOf(trialNotice ?? 0)}.`,
        ]),
  ];
}
