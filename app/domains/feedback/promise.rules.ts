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

/** "Not as promised: staffing, health" */
export function brokenWords(points: readonly string[]): string {
  if (points.length === 0) return "Nothing reported as different";
  return `Not as promised: ${points.map((point) => promiseLabel(point).toLowerCase()).join(", ")}`;
}
