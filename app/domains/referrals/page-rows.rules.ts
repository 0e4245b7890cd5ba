import { NEEDS } from "~/domains/providers/declared.rules";
import { isCalendarDate } from "~/platform/time";
import { RISK, RISK_FIELDS, STANDARD_WORDS } from "./placements-data-standard.options";
import * as options from "./referral.options";
import type { ContentPage, ReferralContent, ReferralDraft, ReferralPage } from "./referral.schema";

/** A field of a page as a person reads it: check answers, the edition and its changes are made of these. */
export type PageRow = { field: string; label: string; value: string };

export type Field = {
  label: string;
  words?: Readonly<Record<string, string | { label: string }>>;
  /** Somebody writes it in words of their own: it passes the gate before it is published. */
  written?: true;
};

const RISK_ROWS = Object.fromEntries<Field>(
  Object.entries(RISK_FIELDS).map(([field, label]) => [
    field,
    { label: `Risk: ${label.toLowerCase()}`, words: STANDARD_WORDS.RISK },
  ]),
) as Record<keyof typeof RISK_FIELDS, Field>;

/** In the order in which they are read. A field that is not here is never shown and never published. */
export const PAGE_FIELDS: {
  readonly [P in ContentPage]: { readonly [F in keyof ReferralContent[P]]: Field };
} = {
  purpose: {
    purpose: { label: "Purpose", words: options.PURPOSES },
    serviceKind: { label: "Kind of care wanted", words: options.WANTED_KINDS },
    neededBy: { label: "Needed by", words: STANDARD_WORDS.NEEDED_BY },
    neededOn: { label: "Needed on" },
    legalStatus: { label: "Legal status", words: options.LEGAL_STATUSES },
    deprivationOfLiberty: { label: "Deprivation of liberty order" },
    answerWithin: { label: "Answer within", words: options.ANSWER_WITHIN },
    answerOn: { label: "Answer by, date" },
    answerAt: { label: "Answer by, time" },
  },
  needs: {
    needs: { label: "Needs", words: NEEDS },
    needsDetail: { label: "More about the needs", written: true },
    ...RISK_ROWS,
    riskOther: { label: "Another risk to the child", written: true },
    riskToOthersOther: { label: "Another risk to others", written: true },
    riskDetail: { label: "More about the risks", written: true },
  },
  strengths: {
    goingWell: { label: "What is going well", written: true },
    wishes: { label: "The child's own wishes", written: true },
    viewOfOptions: { label: "The child's view of the options", written: true },
    intendedLength: { label: "How long it is meant to last", words: options.INTENDED_LENGTHS },
  },
  placement: {
    siblingCount: { label: "Brothers and sisters to place with" },
    stayTogether: { label: "Staying together", words: options.STAY_TOGETHER },
    livingCompanions: { label: "Who the child can live with" },
    pets: { label: "Animals", words: STANDARD_WORDS.PETS },
    homeAdaptation: { label: "The home must be adapted" },
    adaptationDetail: { label: "How it must be adapted", written: true },
    culturalNeeds: { label: "Cultural needs", words: STANDARD_WORDS.CULTURAL_NEEDS },
    culturalDetail: { label: "Which cultural needs", written: true },
    fosterCareSuitability: { label: "Foster care" },
    residentialCareSuitability: { label: "Residential care" },
    supportedAccommodationSuitability: { label: "Supported accommodation" },
    additionalSupport: { label: "Additional support", words: STANDARD_WORDS.ADDITIONAL_SUPPORT },
    additionalSupportDetail: { label: "Which additional support", written: true },
    staffing: { label: "Staffing", words: options.STAFFING },
    wakingNight: { label: "Waking night staff" },
    staffingDetail: { label: "More about staffing", written: true },
  },
  location: {
    preferredLocation: { label: "Preferred location", written: true },
    distance: { label: "Distance from there", words: options.DISTANCES },
    mustKeepAway: { label: "Must keep away from" },
    preferKeepAway: { label: "Better avoided", written: true },
    locationDetail: { label: "More about the location", written: true },
  },
  "education-health": {
    educationNow: { label: "Education now", words: options.EDUCATION_NOW },
    keepsPlace: { label: "Keeps the present school or college" },
    ehcp: { label: "Education, health and care plan", words: options.EHCP },
    educationDetail: { label: "More about education", written: true },
    communicationNeeds: {
      label: "Communication, language and learning needs",
      words: STANDARD_WORDS.COMMUNICATION_NEEDS,
    },
    specificCommunicationRequirements: {
      label: "Communication requirements",
      words: STANDARD_WORDS.COMMUNICATION_REQUIREMENTS,
    },
    communicationDetail: { label: "Which communication requirement", written: true },
    diagnoses: { label: "Diagnoses", written: true },
    medication: { label: "Medication", written: true },
    healthDetail: { label: "More about health", written: true },
  },
  narrative: { narrative: { label: "The story so far", written: true } },
};

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** How an option of a field reads, or undefined where it has no words of its own. */
export function optionWords(value: string, words: Field["words"]): string | undefined {
  const found = words && Object.hasOwn(words, value) ? words[value] : undefined;
  return typeof found === "object" ? found.label : found;
}

function inWords(value: unknown, words: Field["words"]): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map((one) => inWords(one, words)).join(", ");
  if (typeof value !== "string") return "";
  const found = optionWords(value, words);
  if (found !== undefined) return found;
  if (!isCalendarDate(value)) return value;
  return `${Number(value.slice(8))} ${MONTHS[Number(value.slice(5, 7)) - 1]} ${value.slice(0, 4)}`;
}

/** The filled fields of a page in reading order, in words. Dates read "7 March 2027". */
export function pageRows<P extends ContentPage>(page: P, values: ReferralContent[P]): PageRow[] {
  const fields = PAGE_FIELDS[page] as Readonly<Record<string, Field>>;
  const given = values as Readonly<Record<string, unknown>>;
  return Object.entries(fields)
    .map(([field, { label, words }]) => ({ field, label, value: inWords(given[field], words) }))
    .filter((row) => row.value !== "");
}

/**
 * The rows of a page with the risks that are not known gathered in one, so that the ones that are stand out. It
 * stands where the last of them stood and leads to the field of the first.
 */
export function gatherAbsentRisks<Row extends PageRow>(
  rows: readonly Row[],
  may: (row: Row) => boolean = () => true,
): Row[] {
  const absent = rows.filter((row) => row.value === RISK[0] && may(row));
  const [first] = absent;
  if (!first || absent.length < 2) return [...rows];
  const names = absent.map((row) => row.label.replace(/^Risk: /, ""));
  const gathered = {
    ...first,
    label: "No known risk",
    value: `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`,
  };
  const last = absent.at(-1);
  return rows.flatMap((row) => (row === last ? [gathered] : absent.includes(row) ? [] : [row]));
}

/** Whether a page of the task list can hold a name: the child's, and every page with a text of somebody's own. */
export function hasNames(page: ReferralPage): boolean {
  if (page === "child") return true;
  return Object.values<Field>(PAGE_FIELDS[page]).some(({ written }) => written === true);
}

/** Every text of the saved pages under `page.field`, for the search for names that must not be published. */
export function publishedText(draft: ReferralDraft): Record<string, string> {
  return textOf(draft, () => true);
}

/** What somebody wrote in words of their own, under `page.field`: what the gate reads and masks. */
export function writtenText(draft: ReferralDraft): Record<string, string> {
  return textOf(draft, (field) => field.written === true);
}

function textOf(draft: ReferralDraft, wanted: (field: Field) => boolean): Record<string, string> {
  const all: Record<string, string> = {};
  for (const page of Object.keys(PAGE_FIELDS) as ContentPage[]) {
    const values = draft[page] as Readonly<Record<string, unknown>> | undefined;
    if (!values) continue;
    for (const [field, about] of Object.entries<Field>(PAGE_FIELDS[page])) {
      if (!wanted(about)) continue;
      const value = values[field];
      const asText = Array.isArray(value) ? value.join("\n") : value;
      if (typeof asText === "string" && asText !== "") all[`${page}.${field}`] = asText;
    }
  }
  return all;
}
