import { addDays, daysFrom, isCalendarDate } from "~/platform/time";

/** Days before it is due on which who does an action is reminded of it. */
export const SOON_DAYS = 3;
const MAX_WEEKS = 12;

/**
 * Which mail about an open action is due: `given` once after it was written down, `soon` three days before, then the
 * day after it was due and each week, for twelve weeks. `dueOn` and `today` are days in London; undefined when none is.
 */
export function chaseDue(dueOn: string, today: string, sent: readonly string[]): string | undefined {
  if (!isCalendarDate(dueOn)) throw new RangeError(`${dueOn} is not a day of the calendar`);
  const stage = stageOn(dueOn, today);
  if (stage && sent.includes(stage)) return undefined;
  if (stage) return stage;
  return sent.length === 0 ? "given" : undefined;
}

function stageOn(dueOn: string, today: string): string | undefined {
  if (today > dueOn) {
    const days = daysFrom(dueOn, today);
    return `late-${Math.min(Math.floor((days - 1) / 7), MAX_WEEKS)}`;
  }
  return today >= addDays(dueOn, -SOON_DAYS) ? "soon" : undefined;
}
