import { LINE_KINDS } from "~/domains/offers/money.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import type { Tone } from "~/ui/tones";
import type { AgreementState } from "./agreement.machine";
import type { AgreementSide } from "./agreement.policy";
import type { FeeLine } from "./fee-lines.rules";

/** What pages and the document say of agreements. Pure. */

type Standing = { state: AgreementState; versionNumber: number; signed: readonly AgreementSide[] };

/** Who has still to sign, in words; null where nobody has. */
export function waitingWords({ state, signed }: Standing): string | null {
  if (state !== "issued") return null;
  if (signed.length === 0) return "Waiting for both signatures";
  return signed.includes("council")
    ? "Waiting for the provider's signature"
    : "Waiting for the council's signature";
}

export function agreementTag(standing: Standing): { words: string; tone: Tone } {
  switch (standing.state) {
    case "draft":
      return { words: "Draft", tone: "plain" };
    case "issued":
      return { words: waitingWords(standing) ?? "Issued", tone: "soon" };
    case "in-force":
      return { words: "In force", tone: "good" };
    case "ended":
      return { words: "Ended", tone: "plain" };
  }
}

/** "Extra staffing: evenings" */
export function feeName({ kind, description }: Pick<FeeLine, "kind" | "description">): string {
  return description === "" ? LINE_KINDS[kind].label : `${LINE_KINDS[kind].label}: ${description}`;
}

/** How the price was offered: "12.5 hours a week at £22.50 an hour, shared by 3 children". */
export function feePrice({ price, sharedBy }: FeeLine): string {
  return sharedBy > 1 ? `${price}, shared by ${sharedBy} children` : price;
}

/** What this child's share comes to: "£1,616.67 a week", "£900.00 once". */
export function feeShare({ pace, weeklyPence, yearlyPence, oncePence }: FeeLine): string {
  switch (pace) {
    case "nightly":
      return `${formatPence(weeklyPence)} a week`;
    case "billed":
      return `${formatPence(yearlyPence)} a year, as it is billed`;
    case "once":
      return `${formatPence(oncePence)} once`;
    case "included":
      return "No charge";
  }
}

/** "From Friday 4 December 2026 to Monday 1 March 2027" */
export function feeSpan({ pace, from, to }: FeeLine): string {
  if (pace === "once") return `On ${dayWords(from)}`;
  return to === "" ? `From ${dayWords(from)}` : `From ${dayWords(from)} to ${dayWords(to)}`;
}

/** Why an agreement has ended, in a sentence; it was signed where it had been in force. */
export function endedWords(lastNight: string | null, signed: readonly AgreementSide[]): string {
  const why =
    lastNight === null
      ? "The placement did not start, so this agreement ended."
      : `This agreement ended with the placement. The last night was ${dayWords(lastNight)}.`;
  return signed.length < 2 ? `${why} It was not signed by both sides.` : why;
}

/** Why an older version is not signed. */
export function supersededWords(number: number, newest: number): string {
  return `Version ${number} was replaced by version ${newest} after you opened it, so it has not been signed. Read version ${newest} and sign that.`;
}
