/** When a provider says how accurate the referral was, and what pages say of it. Pure; days are `YYYY-MM-DD`. */
import { isLivedIn, type PlacementState } from "~/domains/agreements/placement/placement.machine";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays } from "~/platform/time";
import type { VerdictAnswer } from "./verdict.options";

/** How many days after the child moved in a verdict is asked for. The table allows no other. */
export const VERDICT_DAYS = [7, 28] as const;
export type VerdictDays = (typeof VERDICT_DAYS)[number];

/** For so long the start page of the home asks for one. */
export const ASKED_FOR_DAYS = 14;
/** For so long the last one can still be given or corrected; the first until the second is due. */
const LAST_OPEN_DAYS = 28;
/** For so long the start page of the council says that something differs, where nobody has marked it as read. */
export const SAID_FOR_DAYS = 28;

export type LivedFacts = { state: PlacementState; started: string | null; lastNight: string | null };

/** The days that an address or a row names; null for others. */
export function verdictDaysOf(value: unknown): VerdictDays | null {
  return VERDICT_DAYS.find((days) => String(days) === String(value)) ?? null;
}

/** "7 days after the child moved in" */
export const verdictTitle = (days: number) => `${days} days after the child moved in`;

/** From when until before when a verdict is given or corrected. */
function spanOf(days: VerdictDays, started: string): { from: string; before: string } {
  const next = VERDICT_DAYS.find((other) => other > days);
  return { from: addDays(started, days), before: addDays(started, next ?? days + LAST_OPEN_DAYS) };
}

/** Whether the child still lived there when the verdict was due; nobody is asked about a child who had left. */
export function isAskedFor(days: number, { state, started, lastNight }: LivedFacts): boolean {
  if (started === null || !(isLivedIn(state) || state === "ended")) return false;
  return lastNight === null || lastNight >= addDays(started, days - 1);
}

/** Why nobody is asked after so many days, in words; null where somebody is. */
export function whyNotAsked(days: number, facts: LivedFacts): string | null {
  if (facts.started === null || facts.state === "planned")
    return "Neither side has confirmed that the child moved in";
  return isAskedFor(days, facts) ? null : `The child left before ${days} days had passed`;
}

/** Why a verdict cannot be given or corrected today, in words; null when it can. */
export function whyNoVerdict(days: VerdictDays, facts: LivedFacts, today: string): string | null {
  const { started } = facts;
  const whyNot = whyNotAsked(days, facts);
  if (whyNot !== null || started === null) return whyNot;
  const { from, before } = spanOf(days, started);
  if (today < from) return `This can be answered from ${dayWords(from)}`;
  if (today >= before) return `This could be answered until ${dayWords(addDays(before, -1))}`;
  return null;
}

/** Until when a verdict can be corrected, in words. */
export function correctableUntil(days: VerdictDays, started: string): string {
  return dayWords(addDays(spanOf(days, started).before, -1));
}

/** How many sections were not as the referral had them. */
export function countDifferences(answers: readonly VerdictAnswer[]): number {
  return answers.filter((answer) => answer !== "described").length;
}

/** "2 sections differ or were missing" */
export function differWords(count: number): string {
  if (count === 0) return "Everything was as described";
  return count === 1 ? "1 section differs or was missing" : `${count} sections differ or were missing`;
}
