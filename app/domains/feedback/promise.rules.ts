/** When a placement is compared with what was promised. Pure; days are `YYYY-MM-DD`. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays } from "~/platform/time";
import { type PromiseAnswer, type PromisePoint, promiseLabel } from "./promise.options";
import { type LivedFacts, whyNotAsked } from "./verdict.rules";

/** So many days after the child moved in. The guard of the table has the same number. */
export const PROMISE_DAYS = 28;
/** For so long it can be recorded and corrected; it is asked for as long as a verdict. */
const OPEN_DAYS = 56;

/** Why it cannot be recorded today, in words; null when it can. */
export function whyNoPromiseCheck(facts: LivedFacts, today: string): string | null {
  const { started } = facts;
  const whyNot = whyNotAsked(PROMISE_DAYS, facts);
  if (whyNot !== null || started === null) return whyNot;
  const from = addDays(started, PROMISE_DAYS);
  if (today < from) return `This can be recorded from ${dayWords(from)}`;
  const last = addDays(from, OPEN_DAYS - 1);
  return today > last ? `This could be recorded until ${dayWords(last)}` : null;
}

export type SaidOfPromise = { point: PromisePoint; says: PromiseAnswer };

/** The points that are not as promised. */
export const brokenPoints = (said: readonly SaidOfPromise[]): PromisePoint[] =>
  said.flatMap(({ point, says }) => (says === "differs" ? [point] : []));

/** How the six answers come out: which points differ, how many are not known yet, and how many are as promised. */
export type PromiseOutcome = { broken: readonly string[]; unknown: number; kept: number };

export const outcomeOf = (said: readonly SaidOfPromise[]): PromiseOutcome => ({
  broken: brokenPoints(said),
  unknown: said.filter(({ says }) => says === "unknown").length,
  kept: said.filter(({ says }) => says === "kept").length,
});

/** "Not as promised: staffing, health". What nobody knows yet is never said to be as promised. */
export function outcomeWords({ broken, unknown, kept }: PromiseOutcome): string {
  if (broken.length > 0) return brokenWords(broken);
  if (unknown > 0 && kept === 0) return "Not known yet";
  return `Nothing reported as different${unknown > 0 ? `, ${unknown} not known yet` : ""}`;
}

function brokenWords(points: readonly string[]): string {
  return `Not as promised: ${points.map((point) => promiseLabel(point).toLowerCase()).join(", ")}`;
}

/** What a message to the provider says of these points; one without any corrects the message before it. */
export const toldWords = (points: readonly string[]): string =>
  points.length > 0 ? brokenWords(points) : "Corrected: nothing is reported as different any more";

/**
 * Why the provider cannot be told of what was recorded: nothing differs, and the last message, if any, says so too. Null where it
 * can.
 */
export function whyNothingToTell(
  broken: readonly string[],
  lastTold: readonly string[] | undefined,
): string | null {
  if (broken.length > 0 || (lastTold ?? []).length > 0) return null;
  return lastTold
    ? "The provider has been told that nothing is reported as different any more"
    : "Nothing is reported as different, so there is nothing to tell the provider";
}
