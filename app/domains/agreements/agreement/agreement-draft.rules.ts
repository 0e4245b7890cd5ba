import { type CostingLine, costUntil, daysBetween, yearAfter } from "~/domains/offers/money.rules";
import { boxesOf } from "~/domains/offers/offer-draft.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import type { EditionContent } from "~/domains/referrals/edition.rules";
import { PURPOSES } from "~/domains/referrals/referral.options";
import { boxesIn, fieldName, groupIn, textIn } from "~/platform/forms/draft.schema";
import { formatPence } from "~/platform/forms/money";
import { addDays } from "~/platform/time";
import { NOTICE_DAYS } from "../placement/placement-dates.rules";
import { type AgreementTerms, agreementSchema } from "./agreement.schema";
import { type AgreementDraft, agreementDraftSchema, MAX_OUTCOMES } from "./agreement-draft.schema";
import { endedBefore } from "./fee-lines.rules";

/** Where the council has no wording of its own: the broker reads and changes it like everything else. */
const STANDARD = {
  missing:
    "The home follows its missing from care procedure and the local protocol. It tells the police and the council's duty team at once, keeps them informed, and takes part in the return home interview, which is offered within 72 hours.",
  dataProtection:
    "Each side is a controller of the personal data it holds about the child. Information is shared only for the child's care, kept securely and deleted when the law no longer asks for it. Each tells the other without delay of a breach that concerns the child.",
} as const;

/** What was offered, and where the plan of the placement says that the child should live next. */
type Offered = { startOn: string; needsMet: string; stepDown?: string };

/** A new draft: what referral and offer have said already stands in it. */
export function firstDraft(edition: EditionContent | undefined, offered: Offered): AgreementDraft {
  const said = (page: string, fields: readonly string[]) => rowsOf(edition, page, fields);
  const [length] =
    edition?.sections.flatMap(({ rows }) => rows.filter((row) => row.field === "intendedLength")) ?? [];
  return {
    purpose: edition ? `${PURPOSES[edition.facts.purpose]} placement` : "",
    intendedLength: length?.value ?? "",
    startOn: boxesOf(offered.startOn),
    coreFee: offered.needsMet,
    outcomes: [{ outcome: "", review: "" }],
    familyTime: "",
    health: said("education-health", ["communicationNeeds", "diagnoses", "medication", "healthDetail"]),
    education: said("education-health", ["educationNow", "keepsPlace", "ehcp", "educationDetail"]),
    delegatedAuthority: "",
    placementPlanOn: boxesOf(""),
    missing: STANDARD.missing,
    noticeByCouncil: String(NOTICE_DAYS),
    noticeByProvider: String(NOTICE_DAYS),
    trialDays: "",
    trialNotice: "",
    dataProtection: STANDARD.dataProtection,
    stepDown: offered.stepDown ?? "",
  };
}

/** "Diagnoses: …" line by line, as the edition says it. */
function rowsOf(edition: EditionContent | undefined, page: string, fields: readonly string[]): string {
  const section = edition?.sections.find((one) => one.page === page);
  return (section?.rows ?? [])
    .filter(({ field }) => fields.includes(field))
    .map(({ label, value }) => `${label}: ${value}`)
    .join("\n");
}

/** A draft as it was stored, or as a refused form sent it: what cannot be read gives an empty place, never an error. */
export function readAgreementDraft(stored: unknown): AgreementDraft {
  const read = agreementDraftSchema.safeParse(stored);
  if (read.success) return read.data;
  const given = groupIn(stored);
  const rows = Array.isArray(given.outcomes) ? given.outcomes.slice(0, MAX_OUTCOMES) : [undefined];
  return {
    purpose: textIn(given.purpose),
    intendedLength: textIn(given.intendedLength),
    startOn: boxesIn(given.startOn),
    coreFee: textIn(given.coreFee),
    // From: a list of a form may have gaps, where a row was left empty.
    outcomes: Array.from(rows, (row) => ({
      outcome: textIn(groupIn(row).outcome),
      review: textIn(groupIn(row).review),
    })),
    familyTime: textIn(given.familyTime),
    health: textIn(given.health),
    education: textIn(given.education),
    delegatedAuthority: textIn(given.delegatedAuthority),
    placementPlanOn: boxesIn(given.placementPlanOn),
    missing: textIn(given.missing),
    noticeByCouncil: textIn(given.noticeByCouncil),
    noticeByProvider: textIn(given.noticeByProvider),
    trialDays: textIn(given.trialDays),
    trialNotice: textIn(given.trialNotice),
    dataProtection: textIn(given.dataProtection),
    stepDown: textIn(given.stepDown),
  };
}

/** The draft after one of its buttons: an outcome more, an outcome less; a last one is emptied instead. */
export function agreementDraftAfter(draft: AgreementDraft, intent: string): AgreementDraft {
  const empty = { outcome: "", review: "" };
  if (intent === "add-outcome" && draft.outcomes.length < MAX_OUTCOMES)
    return { ...draft, outcomes: [...draft.outcomes, empty] };
  const removed = /^remove-outcome:(\d+)$/.exec(intent);
  if (!removed) return draft;
  const outcomes = draft.outcomes.filter((_row, index) => index !== Number(removed[1]));
  return { ...draft, outcomes: outcomes.length === 0 ? [empty] : outcomes };
}

/** What is wrong, by the name of the field: `outcomes[0].review`. */
export type Problems = Record<string, string[]>;
export type CheckedAgreement = { ok: true; terms: AgreementTerms } | { ok: false; problems: Problems };

/** The authorised version of the offer: from when, at what cost, and what its first year was authorised for. */
export type AuthorisedCosting = { startOn: string; lines: readonly CostingLine[]; firstYearPence: number };

/** What a draft agrees on, or what it lacks, for an authorised costing. */
export function checkAgreement(draft: AgreementDraft, authorised: AuthorisedCosting): CheckedAgreement {
  // Rows that were left wholly empty are the spare ones of a form without scripts; errors keep the place of their row.
  const kept = draft.outcomes.flatMap((row, index) => (isBlank(row) ? [] : [index]));
  const outcomes = draft.outcomes.filter((row) => !isBlank(row));
  const read = agreementSchema.safeParse({ ...draft, outcomes });
  if (!read.success) {
    const problems: Problems = {};
    for (const { path, message } of read.error.issues) {
      const name = fieldName(path.map((part) => (typeof part === "number" ? (kept[part] ?? part) : part)));
      problems[name] = [...new Set([...(problems[name] ?? []), message])];
    }
    const order = Object.keys(draft);
    const rank = (name: string) => order.indexOf(name.split(/[.[]/)[0] ?? "");
    return {
      ok: false,
      problems: Object.fromEntries(Object.entries(problems).sort(([a], [b]) => rank(a) - rank(b))),
    };
  }
  const wrong = startProblem(read.data.startOn, authorised);
  return wrong === undefined ? { ok: true, terms: read.data } : { ok: false, problems: { startOn: [wrong] } };
}

/** A year from the start, and no night more than the authorised year had: 29 February is no dearer offer. */
function firstYearUntil(startOn: string, offeredOn: string): string {
  const asLong = addDays(startOn, daysBetween(offeredOn, yearAfter(offeredOn)));
  const year = yearAfter(startOn);
  return asLong < year ? asLong : year;
}

const ASK_AGAIN = "ask the provider for a new costing and request funding approval for it";

/** Another start than the offered one must not cost more than was authorised, nor begin before it. */
function startProblem(startOn: string, authorised: AuthorisedCosting): string | undefined {
  if (startOn < authorised.startOn)
    return `Funding was authorised from ${dayWords(authorised.startOn)}. Enter that date or a later one, or ${ASK_AGAIN}`;
  if (endedBefore(authorised.lines, startOn))
    return "A fee that was authorised ends before this start date. Enter an earlier start date";
  const firstYearPence = costUntil(authorised.lines, startOn, firstYearUntil(startOn, authorised.startOn));
  if (firstYearPence > authorised.firstYearPence)
    return `With this start date the first year costs ${formatPence(firstYearPence)}, and ${formatPence(authorised.firstYearPence)} was authorised. Enter an earlier start date, or ${ASK_AGAIN}`;
  return undefined;
}

const isBlank = ({ outcome, review }: AgreementDraft["outcomes"][number]) =>
  `${outcome}${review}`.trim() === "";
