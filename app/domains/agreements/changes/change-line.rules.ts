/** What an authorised change is as a line of the fee. Pure; days are `YYYY-MM-DD`. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays } from "~/platform/time";
import type { ChangeState } from "./change.machine";
import { authorisedProblem, type ChangeWhat, nightsWords } from "./change.rules";

export type ChangeLine = {
  state: ChangeState;
  what: ChangeWhat;
  from: string;
  /** The last night that is paid; null is until the placement ends. */
  lastNight: string | null;
};

/** Whether something is or was paid by it: authorised, no end of another, and not ended before its first night. */
export function isLine({ state, what, from, lastNight }: ChangeLine): boolean {
  return state === "authorised" && what !== "end" && (lastNight === null || lastNight >= from);
}

/** A temporary one, also once it has ended. */
export function canBeExtended(change: ChangeLine): boolean {
  return isLine(change) && change.lastNight !== null;
}

/** One that is still paid after today. */
export function canBeEnded(change: ChangeLine, today: string): boolean {
  return isLine(change) && (change.lastNight === null || change.lastNight > today);
}

/** Whether it is paid for some night from today on. */
export function isPaidFrom(change: ChangeLine, today: string): boolean {
  return isLine(change) && (change.lastNight === null || change.lastNight >= today);
}

/** An authorised line, with what tells it from the others. */
export type AuthorisedLine = {
  id: string;
  kind: string;
  label: string;
  from: string;
  lastNight: string | null;
};
type Asked = {
  what: ChangeWhat;
  ofId: string | null;
  kind: string;
  label: string;
  from: string;
  to: string | null;
};

/**
 * Why a change cannot be authorised until this night (null: no end), beside a field of the decision or for all of it. What is
 * called the same is paid once a night, as `placement_changes_once` holds; what it extends or ends must be as it was.
 */
export function whyNotAuthorised(
  asked: Asked,
  until: string | null,
  lines: readonly AuthorisedLine[],
  today: string,
): { field?: "lastNight"; message: string } | undefined {
  const line = lines.find(({ id }) => id === asked.ofId);
  if (asked.what === "end") {
    if (asked.to !== null && asked.to < today)
      return {
        message: `The last night asked for, ${dayWords(asked.to)}, has passed. Refuse it, and ask for a later one`,
      };
    const ended =
      line === undefined || (line.lastNight !== null && asked.to !== null && line.lastNight <= asked.to);
    return ended ? { message: "What this would end has ended already" } : undefined;
  }
  const wrong = authorisedProblem(asked, until);
  if (wrong) return wrong;
  if (asked.what === "extend" && line?.lastNight !== addDays(asked.from, -1))
    return {
      message: "What this extends ends on another night now. Refuse it, and ask for the extension again",
    };
  const twin = lines.find(
    (one) =>
      one.kind === asked.kind &&
      one.label.toLowerCase() === asked.label.toLowerCase() &&
      (one.lastNight === null || (one.lastNight >= one.from && one.lastNight >= asked.from)) &&
      (until === null || one.from <= until),
  );
  return twin === undefined
    ? undefined
    : {
        message: `“${twin.label}” is authorised already ${nightsWords({ from: twin.from, to: twin.lastNight })}. The same thing is not paid twice`,
      };
}
