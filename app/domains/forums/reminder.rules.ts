import { addDays, londonDate } from "~/platform/time";

/** Which reminder is due: the day before (by London's calendar) the second, within a week the first; else none. */
export function reminderDue(startsAt: Date, now: Date): "week" | "day" | undefined {
  if (startsAt <= now) return undefined;
  const day = londonDate(startsAt);
  const today = londonDate(now);
  if (today >= addDays(day, -1)) return "day";
  return today >= addDays(day, -7) ? "week" : undefined;
}
