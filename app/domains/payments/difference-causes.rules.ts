/** Why what was paid for a period may differ from what was expected, in a sentence. Pure; whole pence. */
import { formatPence } from "~/platform/forms/money";
import { priceOfNights, roundingTolerance } from "./night-pricing.rules";

export type CauseLine = {
  fee: string;
  pence: number;
  nights: number;
  weeklyPence: number;
  adjustment: boolean;
};

type Differs = {
  expected: number;
  paid: number;
  nights: number;
  /** What is on hold of it. */
  heldPence: number;
  lines: readonly CauseLine[];
  /** Every weekly fee that is agreed for the placement, of whatever nights. */
  weeklyFees: readonly number[];
};

/**
 * The first cause that comes to the difference, but for rounding: what is on hold, an adjustment, a line that is left out, whole
 * nights, or another weekly fee of the placement. Null where nothing was paid, nothing differs, or nothing explains it: a cause is
 * never guessed.
 */
export function differenceCause({
  expected,
  paid,
  nights,
  heldPence,
  lines,
  weeklyFees,
}: Differs): string | null {
  const difference = paid - expected;
  if (paid === 0 || Math.abs(difference) <= roundingTolerance(nights)) return null;
  const comesTo = (pence: number, ofNights = nights) =>
    Math.abs(difference - pence) <= roundingTolerance(ofNights);
  if (heldPence > 0 && comesTo(-heldPence)) return `${formatPence(heldPence)} is on hold`;
  const left = lines.find(({ pence }) => pence !== 0 && comesTo(-pence, 1));
  if (left)
    return left.adjustment
      ? `The adjustment of ${formatPence(left.pence)} is not in it`
      : `“${left.fee}” is not in it`;
  return nightsCause(difference, lines) ?? rateCause(paid, lines, weeklyFees);
}

/** So many nights more or less at the weekly fee of a line. */
function nightsCause(difference: number, lines: readonly CauseLine[]): string | null {
  for (const { weeklyPence, nights, adjustment } of lines) {
    if (adjustment || weeklyPence <= 0) continue;
    for (let count = 1; count < nights; count += 1) {
      if (Math.abs(Math.abs(difference) - priceOf(weeklyPence, count)) > roundingTolerance(count)) continue;
      const words = count === 1 ? "1 night" : `${count} nights`;
      return `That is ${words} ${difference > 0 ? "more" : "fewer"} at ${formatPence(weeklyPence)} a week`;
    }
  }
  return null;
}

/** All nights of the only line, at a weekly fee that is agreed for others. */
function rateCause(paid: number, lines: readonly CauseLine[], weeklyFees: readonly number[]): string | null {
  const [line, ...others] = lines.filter(({ adjustment }) => !adjustment);
  if (!line || others.length > 0 || line.weeklyPence <= 0 || line.nights === 0) return null;
  const fee = weeklyFees.find(
    (one) =>
      one > 0 &&
      one !== line.weeklyPence &&
      Math.abs(priceOf(one, line.nights) - paid) <= roundingTolerance(line.nights),
  );
  return fee === undefined
    ? null
    : `Paid at ${formatPence(fee)} a week; ${formatPence(line.weeklyPence)} was agreed for these nights`;
}

const priceOf = (weeklyPence: number, nights: number) =>
  priceOfNights(weeklyPence, { nights, nightsBefore: 0, basisPoints: 10_000 }, "weekly-share");
