import type { Gender } from "~/domains/providers/declared.rules";
import {
  type AgeSpan,
  ageWords,
  type PublishedAge,
  publishedAge,
  spanOf,
  widerBands,
  years,
} from "./age-span.rules";
import { NATIONAL_SHARES } from "./national-shares.rules";

/**
 * Small numbers (rule 3 of the domain): where age, gender, need and area together fit fewer than 5 children, what is
 * published points to the child. Pure: published statistics and the council's own counts go in, the estimate with its
 * working and the wider ways to publish come out. A need is never dropped for it.
 */
export const FEWEST = 5;

/** Below this many of the council's own referrals, the share of a need is counted as if there were so many. */
export const FEWEST_REFERRALS = 20;

export type Cohort = {
  /** "Walsall". */
  council: string;
  /** Children it looks after; null where the publisher gives no number, or nothing was imported. */
  total: { children: number | null; asAt: string } | null;
  gender: Gender;
  age: number;
  /** Of the needs asked for the one that fewest of the council's referrals have, with those that have it. */
  rarestNeed: { label: string; with: number } | null;
  /** The council's own referrals, this one among them. */
  referrals: number;
  /** What the referral asks for, and the wider area around it where there is one. */
  area: {
    written: string;
    /** Whether it is a postcode district; everything else is a council or wider. */
    district: boolean;
    /** The council around the district, and how many districts it has. */
    around: { name: string; districts: number } | null;
  };
};

/** One factor of an estimate: `share` of the children before it, in words. */
export type Step = { share: number; words: string };

export type Estimate = {
  /** Children of the published cohort that fit, unrounded. */
  children: number;
  total: number;
  steps: Step[];
};

/** A way to publish it. `estimate` is null where none can be made. */
export type Width = { age: PublishedAge; area: string; estimate: Estimate | null };

/**
 * Every way to publish it: as written first, then wider in age, in area, in both. An area wider than the council would
 * change nothing, because the placing council's name stands on every referral.
 */
export function widthsOf(cohort: Cohort): Width[] {
  const spans: AgeSpan[] = [{ from: cohort.age, to: cohort.age }, ...widerBands(cohort.age)];
  const { written, district, around } = cohort.area;
  const areas = [written, ...(district && around && around.name !== written ? [around.name] : [])];
  return areas.flatMap((area, index) =>
    spans.map((span) => ({
      age: publishedAge(span),
      area,
      estimate: estimateOf(cohort, span, district && index === 0),
    })),
  );
}

function estimateOf(cohort: Cohort, span: AgeSpan, inDistrict: boolean): Estimate | null {
  const total = cohort.total?.children ?? null;
  const gender = genderStep(cohort.gender);
  const district = inDistrict ? districtStep(cohort.area.around) : [];
  if (total === null || gender === null || district === null) return null;
  const steps = [ageStep(span), gender, ...needStep(cohort), ...district];
  return { children: steps.reduce((left, { share }) => left * share, total), total, steps };
}

/** Children are taken to be spread evenly over the years of a published band. */
function ageStep(span: AgeSpan): Step {
  let percent = 0;
  let within: string | null = null;
  for (const band of NATIONAL_SHARES.ages) {
    const shared = Math.min(span.to, band.span.to) - Math.max(span.from, band.span.from) + 1;
    if (shared <= 0) continue;
    percent += (band.percent * shared) / years(band.span);
    if (shared < years(band.span)) within = `${band.percent}% are ${ageWords(band.span)}`;
  }
  const words = `${percentWords(percent)} aged ${ageWords(publishedAge(span))}`;
  return { share: percent / 100, words: within ? `${words} (${within})` : words };
}

function genderStep(gender: Gender): Step | null {
  const percent = NATIONAL_SHARES.genders[gender];
  if (percent === null) return null;
  return { share: percent / 100, words: `${percent}% ${gender === "girl" ? "girls" : "boys"}` };
}

function needStep({ rarestNeed: need, referrals }: Cohort): Step[] {
  if (!need) return [];
  const label = need.label.charAt(0).toLowerCase() + need.label.slice(1);
  const named = /^[A-Z]{2}/.test(need.label) ? need.label : label;
  const of = Math.max(referrals, FEWEST_REFERRALS);
  const share = need.with / of;
  const words = `${percentWords(share * 100)} of your referrals with the need “${named}”`;
  return [
    {
      share,
      words:
        referrals < FEWEST_REFERRALS ? `${words} (${need.with}, counted as of ${FEWEST_REFERRALS})` : words,
    },
  ];
}

function districtStep(around: Cohort["area"]["around"]): Step[] | null {
  if (!around || around.districts < 1) return null;
  if (around.districts === 1) return [];
  return [
    { share: 1 / around.districts, words: `1 of ${around.districts} postcode districts of ${around.name}` },
  ];
}

function percentWords(percent: number): string {
  return `${percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)}%`;
}

/** Whether so few fit that it points to the child; what cannot be estimated counts as few. */
export function isSmall({ estimate }: Pick<Width, "estimate">): boolean {
  return estimate === null || estimate.children < FEWEST;
}

/** "about 18 children", "fewer than 1 child", "just under 5 children"; null where none can be made. */
export function childrenWords(children: number): string {
  if (children < 1) return "fewer than 1 child";
  const whole = Math.round(children);
  // Never a 5 that is below 5.
  if (children < FEWEST && whole >= FEWEST) return `just under ${FEWEST} children`;
  return whole === 1 ? "about 1 child" : `about ${whole.toLocaleString("en-GB")} children`;
}

/** "Walsall looks after 690 children × 38% aged 10 to 15 × 57% boys × 12% of your referrals … = about 18 children". */
export function workingWords(cohort: Pick<Cohort, "council">, { estimate }: Width): string | null {
  if (!estimate) return null;
  const { total, steps, children } = estimate;
  const first = `${cohort.council} looks after ${total.toLocaleString("en-GB")} children`;
  return `${[first, ...steps.map(({ words }) => words)].join(" × ")} = ${childrenWords(children)}`;
}

/** Why there is no estimate of anything, in words; null where there is one. */
export function whyUnknown(cohort: Cohort): string | null {
  if (!cohort.total)
    return `How many children ${cohort.council} looks after is not known here: the DfE's figures are not loaded`;
  if (cohort.total.children === null)
    return `The DfE does not publish how many children ${cohort.council} looks after`;
  if (NATIONAL_SHARES.genders[cohort.gender] === null)
    return "The DfE publishes shares of girls and boys only, so there is no estimate for a child of another gender";
  return null;
}

/** The narrowest change that fits enough children: what the portal advises. Null where none does. */
export function advised(widths: readonly Width[]): Width | null {
  const enough = widths.filter((width) => !isSmall(width));
  const cost = ({ age, area }: Width) =>
    (typeof age === "number" ? 0 : years(age)) + (area === widths[0]?.area ? 0 : 3);
  return enough.sort((a, b) => cost(a) - cost(b))[0] ?? null;
}

/** What a form sends for a width: "13-15-wv10". */
export function widthKey({ age, area }: Pick<Width, "age" | "area">): string {
  const { from, to } = spanOf(age);
  return `${from}-${to}-${area.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

/** "Age 14, near WV10", as the line of a choice. */
export function widthWords({ age, area }: Pick<Width, "age" | "area">): string {
  return `Age ${ageWords(age)}, near ${area}`;
}
