import type { Told } from "./release-rows.rules";

/**
 * What is known against a council's return of its outturn. A row with a flag is shown as it was published, and nothing is ever
 * worked out from it. Pure.
 */
export const OUTTURN_FLAGS = {
  "not-given": "the publisher gives no numbers",
  "not-certified": "nobody has certified the return",
  negative: "a number is below nought",
  "nothing-by-type": "nothing is booked under residential care, or nothing under fostering",
  "mostly-other": "most is booked under “other”, as where a trust runs the service",
  "does-not-add-up": "the parts do not add up to the whole",
} as const;
export type OutturnFlag = keyof typeof OUTTURN_FLAGS;

/** One council's numbers, in £ thousand. */
export interface OutturnRow {
  certification: string;
  whole: Told;
  residential: Told;
  fostering: Told;
  asylumSeeking: Told;
  other: Told;
}

/** Councils that book by type have under two fifths here: above this share of the whole the types say little. */
const MOST_IN_OTHER = 0.6;
/** Each part is rounded to a whole £ thousand at most. */
const ROUNDING = 0.5;

export function flagsOf({ certification, whole, ...parts }: OutturnRow): OutturnFlag[] {
  const all = Object.values(parts);
  const known = [whole, ...all].flatMap(({ value }) => value ?? []);
  const flags: OutturnFlag[] = [];
  if (known.length < all.length + 1) flags.push("not-given");
  // Left empty it is not said; every other word than yes is a no.
  if (!/^(y|yes|certified)?$/i.test(certification.trim())) flags.push("not-certified");
  if (known.some((value) => value < 0)) flags.push("negative");
  const spent = whole.value ?? 0;
  if (spent !== 0 && (parts.residential.value === 0 || parts.fostering.value === 0))
    flags.push("nothing-by-type");
  if (spent > 0 && (parts.other.value ?? 0) > spent * MOST_IN_OTHER) flags.push("mostly-other");
  const sum = all.reduce((total, { value }) => total + (value ?? 0), 0);
  if (known.length === all.length + 1 && Math.abs(sum - spent) > ROUNDING * (all.length + 1))
    flags.push("does-not-add-up");
  return flags;
}
