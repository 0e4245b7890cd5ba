/** What pages say of what was paid beside what was expected. Pure; whole pence, days are `YYYY-MM-DD`. */
import { formatPence } from "~/platform/forms/money";
import type { Tone } from "~/ui/tones";
import { roundingTolerance } from "./night-pricing.rules";

/** "£36.00 less than expected", "4p more than expected, from rounding"; null where both are the same. */
export function differenceWords(expected: number, paid: number, nights: number): string | null {
  const difference = Math.abs(paid - expected);
  if (difference === 0) return null;
  const which = paid > expected ? "more" : "less";
  return difference <= roundingTolerance(nights)
    ? `${difference}p ${which} than expected, from rounding`
    : `${formatPence(difference)} ${which} than expected`;
}

/** How far the payment of something expected is known. */
export type PaidState = "nothing" | "paid" | "part" | "over" | "none" | "unknown";

/**
 * `knownUntil` is the last day of which the council's finance system has told; null before it has told of anything. A payment
 * day after it says nothing.
 */
export function paidState(
  { pence, nights, paysOn }: { pence: number; nights: number; paysOn: string },
  paid: number,
  knownUntil: string | null,
): PaidState {
  if (pence === 0 && paid === 0) return "nothing";
  if (paid === 0) return knownUntil !== null && paysOn <= knownUntil ? "none" : "unknown";
  if (Math.abs(paid - pence) <= roundingTolerance(nights)) return "paid";
  return Math.abs(paid) > Math.abs(pence) ? "over" : "part";
}

/**
 * Until which day the finance system has told, by the last day of payment it names; null before it has told of anything. A file
 * of a payment run to come says nothing of the days until then.
 */
export function toldUntil(lastPaidOn: string | null, today: string): string | null {
  return lastPaidOn !== null && lastPaidOn > today ? today : lastPaidOn;
}

/** The tag of a state; undefined where nothing is known. */
export function paidTag(state: PaidState): { words: string; tone: Tone } | undefined {
  switch (state) {
    case "nothing":
      return { words: "Nothing to pay", tone: "plain" };
    case "paid":
      return { words: "Paid", tone: "good" };
    case "part":
      return { words: "Part paid", tone: "soon" };
    case "over":
      return { words: "Paid more than expected", tone: "soon" };
    case "none":
      return { words: "No payment matched", tone: "now" };
    case "unknown":
      return undefined;
  }
}
