import { ageWords, type PublishedAge } from "~/domains/anonymisation/small-numbers/age-span.rules";
import { GENDERS, type Gender, type Need } from "~/domains/providers/declared.rules";
import { PAGE_FIELDS, type PageRow, pageRows } from "./page-rows.rules";
import {
  INTENDED_LENGTHS,
  type IntendedLength,
  NEEDED_BY_WORDS,
  PURPOSES,
  type Purpose,
  WANTED_KINDS,
  type WantedKind,
} from "./referral.options";
import { type ContentPage, REFERRAL_PAGES, type ReferralContent } from "./referral.schema";

/** What is published of the child: the age in completed years, or the band that was chosen instead, and the gender. */
export type PublishedChild = { age: PublishedAge; gender: Gender };

export type EditionSection = { page: ContentPage; title: string; rows: PageRow[] };

/** An immutable, anonymised copy: what a provider reads, and the facts that matching works on. */
export type EditionContent = {
  schema: 1;
  headline: string;
  summary: string;
  facts: {
    age: PublishedAge;
    gender: Gender;
    purpose: Purpose;
    serviceKind: WantedKind;
    neededBy: ReferralContent["purpose"]["neededBy"];
    neededOn: string;
    needs: Need[];
    preferredLocation: string;
    mustKeepAway: string[];
  };
  sections: EditionSection[];
};

/** The clock of the search is told beside the edition, and moves without making a new one. */
const NOT_PUBLISHED: Partial<Record<ContentPage, readonly string[]>> = {
  purpose: ["answerWithin", "answerOn", "answerAt"],
};

/** "Girl, 14 · children's home", "Girl, 13 to 15 · …" where a band is published. Below one year reads "under 1". */
export function headlineOf(child: PublishedChild, kind: WantedKind): string {
  const who = child.gender === "another" ? "Young person" : GENDERS[child.gender];
  const label = WANTED_KINDS[kind].label.replace(" (16 and over)", "");
  return `${who}, ${ageWords(child.age)} · ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** "Long-term, needed in less than 5 days, near WV10". */
export function summaryOf(content: Pick<ReferralContent, "purpose" | "location">): string {
  const { purpose, neededBy } = content.purpose;
  return `${PURPOSES[purpose]}, needed ${NEEDED_BY_WORDS[neededBy]}, near ${content.location.preferredLocation}`;
}

/** Builds what is sent. Only fields of `PAGE_FIELDS` are copied, so that a field added later stays inside. */
export function buildEdition(content: ReferralContent, child: PublishedChild): EditionContent {
  const { purpose, needs, location } = content;
  const sections = REFERRAL_PAGES.flatMap(({ slug, title }): EditionSection[] => {
    if (slug === "child") return [];
    const left = NOT_PUBLISHED[slug] ?? [];
    const rows = pageRows(slug, content[slug]).filter((row) => !left.includes(row.field));
    return rows.length === 0 ? [] : [{ page: slug, title, rows }];
  });
  return {
    schema: 1,
    headline: headlineOf(child, purpose.serviceKind),
    summary: summaryOf(content),
    facts: {
      age: child.age,
      gender: child.gender,
      purpose: purpose.purpose,
      serviceKind: purpose.serviceKind,
      neededBy: purpose.neededBy,
      neededOn: purpose.neededOn,
      needs: needs.needs,
      preferredLocation: location.preferredLocation,
      mustKeepAway: location.mustKeepAway,
    },
    sections,
  };
}

/** How long the placement is meant to last, as an edition says it; null where it does not. */
export function intendedLengthOf(edition: EditionContent): IntendedLength | null {
  const said = rowsOf(edition, "strengths").get("intendedLength")?.value;
  const lengths = Object.keys(INTENDED_LENGTHS) as IntendedLength[];
  return lengths.find((length) => INTENDED_LENGTHS[length] === said) ?? null;
}

export type EditionChange = {
  page: ContentPage | "child";
  field: string;
  label: string;
  from: string;
  to: string;
};

/** What differs between two editions, in reading order; an empty text stands for a field that was not there. */
export function diffEditions(before: EditionContent, after: EditionContent): EditionChange[] {
  const changes: EditionChange[] = [];
  const add = (page: EditionChange["page"], field: string, label: string, from: string, to: string) => {
    if (from !== to) changes.push({ page, field, label, from, to });
  };
  add("child", "age", "Age", ageWords(before.facts.age), ageWords(after.facts.age));
  add("child", "gender", "Gender", GENDERS[before.facts.gender], GENDERS[after.facts.gender]);
  for (const page of Object.keys(PAGE_FIELDS) as ContentPage[]) {
    const old = rowsOf(before, page);
    const fresh = rowsOf(after, page);
    for (const field of Object.keys(PAGE_FIELDS[page])) {
      const from = old.get(field);
      const to = fresh.get(field);
      add(page, field, to?.label ?? from?.label ?? field, from?.value ?? "", to?.value ?? "");
    }
  }
  return changes;
}

function rowsOf(edition: EditionContent, page: ContentPage): Map<string, PageRow> {
  const rows = edition.sections.find((section) => section.page === page)?.rows ?? [];
  return new Map(rows.map((row) => [row.field, row]));
}
