/** What an invoice or credit note comes to, and how all of it compares with what is expected. Pure; whole pence. */
import { datesWords, dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { addDays, daysFrom } from "~/platform/time";
import { priceOfNights, roundingTolerance } from "./night-pricing.rules";
import type { DocumentState } from "./payment-document.machine";
import type { DocumentKind } from "./payment-document.options";
import {
  type BilledLine,
  type ComparedLine,
  compareLine,
  type PlacementBasis,
} from "./payment-document-difference.rules";
import { lastDayInTime } from "./period-clock.rules";

/** A council says within so many calendar days of receipt whether a document is valid (docs/domain.md). */
export const ANSWER_DAYS = 7;

export type DocumentLine = BilledLine & { placementId: string };

/** By placement. */
export type Bases = ReadonlyMap<string, PlacementBasis>;

const NOTHING_KNOWN: PlacementBasis = { firstNight: null, lastNight: null, expected: [], billed: [] };

/** The last day on which the council says whether it is valid. */
export function answerBy(receivedOn: string): string {
  return addDays(receivedOn, ANSWER_DAYS);
}

/**
 * The last day on which an invoice is paid in time, counted from the day it was received or, if later, the last night that it
 * bills. Null of what starts no 30 days: a credit note, and what was returned or withdrawn.
 */
export function lastDayToPay({
  kind,
  state,
  receivedOn,
  lines,
}: {
  kind: DocumentKind;
  state: DocumentState;
  receivedOn: string;
  lines: readonly { to: string }[];
}): string | null {
  if (kind !== "invoice" || (state !== "received" && state !== "accepted")) return null;
  const to = lines.reduce((last, line) => (line.to > last ? line.to : last), "");
  return lastDayInTime({ to, toldOn: receivedOn, receivedOn });
}

/** What is left to pay of an invoice: what was credited is not. */
export function leftToPayWords({
  grossPence,
  creditedPence,
  paidPence,
}: {
  grossPence: number;
  creditedPence: number;
  paidPence: number;
}): string {
  const left = grossPence - creditedPence - paidPence;
  const after = creditedPence === 0 ? "" : `, after ${formatPence(creditedPence)} credited`;
  if (left === 0) return paidPence === 0 ? "Credited in full: nothing to pay." : `Paid in full${after}.`;
  return left > 0
    ? `${formatPence(left)} of this invoice is not paid${after}.`
    : `${formatPence(-left)} more than this invoice was paid${after}.`;
}

/**
 * What the boxes of a line begin with: the weekly fee alone where the nights at it come to the amount, so that nothing else has
 * to be cleared when nights or fee are changed; else the amount alone.
 */
export function startingAmounts({
  from,
  to,
  weeklyPence,
  pence,
}: {
  from: string;
  to: string;
  weeklyPence: number | null;
  pence: number;
}): { weeklyPence: number | undefined; pence: number | undefined } {
  const amount = Math.abs(pence);
  const fits =
    weeklyPence !== null &&
    Math.abs(nightsPence({ from, to, weeklyPence }) - amount) <= roundingTolerance(daysFrom(from, to) + 1);
  return fits ? { weeklyPence, pence: undefined } : { weeklyPence: undefined, pence: amount };
}

/** What nights come to at a weekly fee, rounded once. */
export function nightsPence({
  from,
  to,
  weeklyPence,
}: {
  from: string;
  to: string;
  weeklyPence: number;
}): number {
  const nights = daysFrom(from, to) + 1;
  return priceOfNights(weeklyPence, { nights, nightsBefore: 0, basisPoints: 10_000 }, "weekly-share");
}

/** Each line of an invoice against what is expected and what is billed already, by this document too. */
export function compareLines(lines: readonly DocumentLine[], bases: Bases, number: string): ComparedLine[] {
  return lines.map((line, index) => {
    const basis = bases.get(line.placementId) ?? NOTHING_KNOWN;
    const above = lines
      .slice(0, index)
      .filter(({ placementId }) => placementId === line.placementId)
      .map((one) => ({ ...one, number }));
    return compareLine(line, { ...basis, billed: [...basis.billed, ...above] });
  });
}

type Credited = Omit<DocumentLine, "weeklyPence">;

/**
 * The line of an invoice that each line of a credit note takes off, in part or whole: the same fee within its nights, and no
 * more than `taken`, the lines of other credit notes, and the lines above leave of it; undefined where there is none. What
 * takes off a whole line comes before all that takes a part, so that no part is taken of what is credited whole.
 */
export function creditedLines<T extends Credited>(
  lines: readonly Credited[],
  { billed, taken }: { billed: readonly T[]; taken: readonly Credited[] },
): (T | undefined)[] {
  const left = billed.map((line) => ({ line, pence: Math.abs(line.pence) }));
  const all = [...taken, ...lines];
  const found: (T | undefined)[] = all.map(() => undefined);
  for (const fits of [isWholly, isPartOf])
    for (const [index, credit] of all.entries()) {
      const from = found[index]
        ? undefined
        : left.find((one) => isOfSameFee(one, credit) && fits(one, credit));
      if (!from) continue;
      from.pence -= Math.abs(credit.pence);
      found[index] = from.line;
    }
  return found.slice(taken.length);
}

type Left = { line: Credited; pence: number };

const isOfSameFee = ({ line }: Left, credit: Credited) =>
  line.placementId === credit.placementId &&
  line.feeId === credit.feeId &&
  Math.sign(line.pence) === Math.sign(credit.pence);

const isWholly = ({ line, pence }: Left, credit: Credited) =>
  line.from === credit.from && line.to === credit.to && Math.abs(credit.pence) === pence;

const isPartOf = ({ line, pence }: Left, credit: Credited) =>
  line.from <= credit.from && credit.to <= line.to && Math.abs(credit.pence) <= pence;

/** What the agreement takes off for nights of the document, and the document does not: each in a sentence. */
export function missingDiscounts(lines: readonly DocumentLine[], bases: Bases): string[] {
  const touches = (one: { from: string; to: string }, other: { from: string; to: string }) =>
    one.from <= other.to && other.from <= one.to;
  return [...bases].flatMap(([placementId, { expected, billed }]) => {
    const mine = lines.filter((line) => line.placementId === placementId);
    return expected
      .filter((one) => one.pence < 0 && mine.some((line) => line.pence > 0 && touches(line, one)))
      .filter((one) => ![...mine, ...billed].some((line) => line.feeId === one.feeId && touches(line, one)))
      .map(
        (one) =>
          `The agreement takes ${formatPence(-one.pence)} off for ${datesWords(one.from, one.to)}, which is not on this invoice.`,
      );
  });
}

/** The lines that a draft has room for: those to bill first, in their order. Says how many of those are left out. */
export function fittingLines<T extends { include: boolean }>(lines: readonly T[], room: number) {
  const toBill = lines.filter(({ include }) => include);
  const kept = new Set([...toBill, ...lines.filter(({ include }) => !include)].slice(0, room));
  return { lines: lines.filter((one) => kept.has(one)), leftOut: Math.max(0, toBill.length - room) };
}

/** Whole pence of lines. */
export function totalOf(lines: readonly { pence: number }[]): number {
  return lines.reduce((sum, { pence }) => sum + pence, 0);
}

/** "3 December 2026. First received 20 November 2026, returned twice"; the day alone of one that was never returned. */
export function receivedWords({
  receivedOn,
  firstReceivedOn,
  timesReturned,
}: {
  receivedOn: string;
  firstReceivedOn: string;
  timesReturned: number;
}): string {
  if (timesReturned === 0) return dateWords(receivedOn);
  const times = timesReturned === 1 ? "once" : timesReturned === 2 ? "twice" : `${timesReturned} times`;
  return `${dateWords(receivedOn)}. First received ${dateWords(firstReceivedOn)}, returned ${times}`;
}
