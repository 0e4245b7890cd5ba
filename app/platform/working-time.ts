/** Working time between two moments, and how late something is in it. Pure. */
import { addDays, londonDate, londonToUtc } from "./time";
import { isWorkingDay } from "./working-days";

/** Whole minutes of working time: Monday to Friday from 9 to 5, without bank holidays. */
export function workingMinutes(from: Date, to: Date): number {
  let minutes = 0;
  for (let day = londonDate(from); day <= londonDate(to); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const [start, end] = [londonToUtc(day, "09:00"), londonToUtc(day, "17:00")];
    if (!start.ok || !end.ok) continue;
    const begins = Math.max(start.at.getTime(), from.getTime());
    const ends = Math.min(end.at.getTime(), to.getTime());
    if (ends > begins) minutes += Math.floor((ends - begins) / 60_000);
  }
  return minutes;
}

const HOURS_A_DAY = 8;
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** "1 working day", "3 working hours", "less than a working hour". */
export function lateInWorkingTime(due: Date, at: Date): string {
  const hours = Math.floor(workingMinutes(due, at) / 60);
  if (hours < 1) return "less than a working hour";
  if (hours < HOURS_A_DAY) return counted(hours, "working hour");
  return counted(Math.floor(hours / HOURS_A_DAY), "working day");
}
