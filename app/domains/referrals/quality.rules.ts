import { RISK_FIELDS } from "./placements-data-standard.options";
import { type ContentPage, REFERRAL_PAGES, type ReferralDraft, type ReferralPage } from "./referral.schema";

/** Below this a referral is not sent, unless the council has set a bar of its own. */
export const DEFAULT_QUALITY_BAR = 70;

type Item = {
  key: string;
  page: ContentPage;
  label: string;
  weight: number;
  /** How it helps, told beside what is missing. */
  helps: string;
  /** From 0 (missing) to 1 (there). */
  filled(draft: ReferralDraft): number;
};

const known = (value: string | undefined): number =>
  value && !/^not (known|specified)$/i.test(value) ? 1 : 0;
/** Grows with the text up to the number of characters that usually says enough. */
const written = (text: string | undefined, enough: number): number =>
  Math.min(1, [...(text ?? "").replace(/\s+/g, " ").trim()].length / enough);
const NOTHING_KNOWN = /^(none|none known|no diagnos[ie]s|no known diagnos[ie]s|not diagnosed)\.?$/i;

/** What providers said they miss. The weights add up to 100. */
export const QUALITY_ITEMS: readonly Item[] = [
  {
    key: "purpose",
    page: "purpose",
    label: "Purpose and kind of care",
    weight: 6,
    helps: "It decides who is asked.",
    filled: ({ purpose }) => (purpose ? 1 : 0),
  },
  {
    key: "needed-by",
    page: "purpose",
    label: "When it is needed by",
    weight: 4,
    helps: "Homes can say at once whether a place is free in time.",
    filled: ({ purpose }) =>
      purpose && (purpose.neededOn !== "" || purpose.neededBy === "Today") ? 1 : purpose ? 0.5 : 0,
  },
  {
    key: "legal-status",
    page: "purpose",
    label: "Legal status",
    weight: 4,
    helps: "It decides which paperwork a home needs before the first night.",
    filled: ({ purpose }) => (purpose && purpose.legalStatus !== "other" ? 1 : 0),
  },
  {
    key: "needs",
    page: "needs",
    label: "Needs in the child's own detail",
    weight: 10,
    helps: "A list alone fits many children: two sentences let a home judge whether it can help.",
    filled: ({ needs }) => (needs ? 0.5 + 0.5 * written(needs.needsDetail, 120) : 0),
  },
  {
    key: "risks",
    page: "needs",
    label: "Every risk answered",
    weight: 6,
    helps: "A risk that comes out later is the commonest reason for a placement that breaks down.",
    filled: ({ needs }) => (needs ? 1 : 0),
  },
  {
    key: "risk-detail",
    page: "needs",
    label: "What lies behind each risk",
    weight: 8,
    helps: "When it last happened, what leads to it and what helps is what a home matches on.",
    filled: ({ needs }) => (needs ? (hasRisk(needs) ? written(needs.riskDetail, 120) : 1) : 0),
  },
  {
    key: "diagnoses",
    page: "education-health",
    label: "Diagnoses, or that there are none",
    weight: 10,
    helps: "Providers most often ring back for diagnoses. Write None known when there are none.",
    filled: ({ "education-health": page }) =>
      page && (NOTHING_KNOWN.test(page.diagnoses.trim()) || page.diagnoses.length >= 3) ? 1 : 0,
  },
  {
    key: "going-well",
    page: "strengths",
    label: "What is going well",
    weight: 7,
    helps: "A child is more than a list of risks: homes answer sooner to a whole person.",
    filled: ({ strengths }) => written(strengths?.goingWell, 80),
  },
  {
    key: "wishes",
    page: "strengths",
    label: "The child's own wishes",
    weight: 8,
    helps: "What the child hopes for is part of the match.",
    filled: ({ strengths }) => written(strengths?.wishes, 60),
  },
  {
    key: "length",
    page: "strengths",
    label: "How long it is meant to last",
    weight: 3,
    helps: "Neither the child nor the home should believe in two weeks when a year is meant.",
    filled: ({ strengths }) => (strengths && strengths.intendedLength !== "not-known" ? 1 : 0),
  },
  {
    key: "suitability",
    page: "placement",
    label: "How suitable each kind of care is",
    weight: 4,
    helps: "It tells providers why this kind was chosen.",
    filled: ({ placement }) =>
      placement
        ? (known(placement.fosterCareSuitability) +
            known(placement.residentialCareSuitability) +
            known(placement.supportedAccommodationSuitability)) /
          3
        : 0,
  },
  {
    key: "living-with",
    page: "placement",
    label: "Who the child can live with, animals and culture",
    weight: 4,
    helps: "Matching with the children who live there is the first question of every manager.",
    filled: ({ placement }) =>
      placement ? (1 + known(placement.pets) + known(placement.culturalNeeds)) / 3 : 0,
  },
  {
    key: "staffing",
    page: "placement",
    label: "Staffing",
    weight: 4,
    helps: "Staffing is most of the price: a clear wish gives offers that can be compared.",
    filled: ({ placement }) =>
      placement && placement.staffing !== "" && placement.staffing !== "not-known" ? 1 : 0,
  },
  {
    key: "location",
    page: "location",
    label: "Location and places to keep away from",
    weight: 5,
    helps: "It keeps the child near what matters and away from what harms.",
    filled: ({ location }) => (location ? 1 : 0),
  },
  {
    key: "education",
    page: "education-health",
    label: "Education in more detail",
    weight: 5,
    helps: "A home must know whether a school place comes with the child.",
    filled: ({ "education-health": page }) =>
      page
        ? 0.4 +
          0.2 * known(page.ehcp === "not-known" ? "" : page.ehcp) +
          0.4 * written(page.educationDetail, 60)
        : 0,
  },
  {
    key: "health",
    page: "education-health",
    label: "Health and medication",
    weight: 4,
    helps: "Medicines and appointments decide what staff must be able to do.",
    filled: ({ "education-health": page }) =>
      page ? written(page.healthDetail, 40) * 0.5 + (page.medication.trim() === "" ? 0 : 0.5) : 0,
  },
  {
    key: "narrative",
    page: "narrative",
    label: "The story so far",
    weight: 8,
    helps: "Some 60 words on how it came to this let a home see the child behind the boxes.",
    filled: ({ narrative }) => written(narrative?.narrative, 300),
  },
];

function hasRisk(needs: NonNullable<ReferralDraft["needs"]>): boolean {
  const answered = Object.keys(RISK_FIELDS) as (keyof typeof RISK_FIELDS)[];
  return (
    answered.some((field) => needs[field] === "Risk Present") ||
    needs.riskOther !== "" ||
    needs.riskToOthersOther !== ""
  );
}

export type QualityGap = { key: string; page: ContentPage; label: string; helps: string; points: number };
export type Quality = { score: number; gaps: QualityGap[] };

/** The score from 0 to 100, and what is missing with the points it would bring, the most helpful first. */
export function qualityOf(draft: ReferralDraft): Quality {
  let total = 0;
  const gaps: QualityGap[] = [];
  for (const { key, page, label, helps, weight, filled } of QUALITY_ITEMS) {
    const share = Math.max(0, Math.min(1, filled(draft)));
    total += weight * share;
    // Rounded up, so that score and points together never promise less than 100.
    const points = Math.ceil(weight * (1 - share) - 1e-9);
    if (points > 0) gaps.push({ key, page, label, helps, points });
  }
  gaps.sort((a, b) => b.points - a.points);
  // Rounded down, so that no referral passes the bar by rounding.
  return { score: Math.floor(total + 1e-9), gaps };
}

/** The pages that are not saved yet, in the order of the task list. */
export function missingPages(draft: ReferralDraft, childIsSaved: boolean): ReferralPage[] {
  return REFERRAL_PAGES.map((page) => page.slug).filter((slug) =>
    slug === "child" ? !childIsSaved : draft[slug] === undefined,
  );
}
