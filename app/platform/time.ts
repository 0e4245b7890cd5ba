/**
 * Time is kept in UTC and entered and shown in Europe/London. These functions are pure: they are
 * given the present, they never read a clock.
 */
const ZONE = "Europe/London";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});
const dayAndMonth = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  weekday: "long",
  day: "numeric",
  month: "long",
});

/** London's milliseconds ahead of UTC, by hour: the clocks change on the hour, and formatting is slow. */
const aheadInHour = new Map<number, number>();
const MAX_HOURS = 10_000;

function aheadOfUtc(at: number): number {
  const hour = Math.floor(at / HOUR);
  const known = aheadInHour.get(hour);
  if (known !== undefined) return known;
  const found: Record<string, string> = {};
  for (const { type, value } of parts.formatToParts(new Date(hour * HOUR))) found[type] = value;
  const shown = `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}:00Z`;
  const ahead = Date.parse(shown) - hour * HOUR;
  if (aheadInHour.size >= MAX_HOURS) aheadInHour.clear();
  aheadInHour.set(hour, ahead);
  return ahead;
}

function wallClock(d: Date): { date: string; time: string } {
  const shown = new Date(d.getTime() + aheadOfUtc(d.getTime())).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The calendar day in London at an instant, as `YYYY-MM-DD`. */
export function londonDate(d: Date): string {
  return wallClock(d).date;
}

/** The time of day in London at an instant, as `17:30`. */
export function londonTime(d: Date): string {
  return wallClock(d).time;
}

/** Dates of other years are typing errors: one rule for what people type, send and write at the command line. */
export const YEARS = { first: 1900, last: 2200 } as const;

/** Whether `YYYY-MM-DD` is a day of the calendar (31 February is not) in one of these years. */
export function isCalendarDate(date: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < YEARS.first || year > YEARS.last) return false;
  const at = columnOfDay(date);
  return !Number.isNaN(at.getTime()) && dayOfColumn(at) === date;
}

export type LondonInstant =
  | { ok: true; at: Date }
  | { ok: false; why: "no such date" | "no such time" | "skipped by the clocks" };

/**
 * The instant of a date (`YYYY-MM-DD`) and a time (`HH:MM`) as read on a clock in London.
 * A time that the spring change jumps over is refused; of the two that the autumn change makes,
 * the first is meant (docs/domain.md, rule 5).
 */
export function londonToUtc(date: string, time: string): LondonInstant {
  if (!isCalendarDate(date)) return { ok: false, why: "no such date" };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { ok: false, why: "no such time" };
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  // London is one hour ahead in summer, else level with UTC: the earlier instant is tried first.
  for (const at of [new Date(asIfUtc - HOUR), new Date(asIfUtc)]) {
    const shown = wallClock(at);
    if (shown.date === date && shown.time === time) return { ok: true, at };
  }
  return { ok: false, why: "skipped by the clocks" };
}

/** A calendar day (`YYYY-MM-DD`) as a `date` column takes it: midnight in UTC, whatever the season in London. */
export function columnOfDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The calendar day (`YYYY-MM-DD`) of a `date` column. The day of an instant is `londonDate`. */
export function dayOfColumn(column: Date): string;
export function dayOfColumn(column: Date | null): string | null;
export function dayOfColumn(column: Date | null): string | null {
  return column === null ? null : column.toISOString().slice(0, 10);
}

/** How many days a month has, from 1 for January; leap years of the Gregorian calendar included. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Moves a calendar day (`YYYY-MM-DD`) by whole days. */
export function addDays(date: string, days: number): string {
  return dayOfColumn(new Date(columnOfDay(date).getTime() + days * DAY));
}

/** Whole days from one calendar day to another, negative when the other comes first. */
export function daysFrom(from: string, to: string): number {
  return Math.round((columnOfDay(to).getTime() - columnOfDay(from).getTime()) / DAY);
}

/** The day of the week of a calendar day, Sunday as 0. */
export function weekdayOf(day: string): number {
  return columnOfDay(day).getUTCDay();
}

/** "Wednesday 25 November" by London's day: a list says the same few days over and over. */
const wordsOfDay = new Map<string, string>();
const MOST_DAYS = 2_000;

function wordsFor(day: string, d: Date): string {
  const known = wordsOfDay.get(day);
  if (known !== undefined) return known;
  const words = dayAndMonth.format(d).replace(",", "");
  if (wordsOfDay.size >= MOST_DAYS) wordsOfDay.clear();
  wordsOfDay.set(day, words);
  return words;
}

/** "Wednesday 25 November", with the year when it is not the year of `now`. */
export function longDate(d: Date, now: Date): string {
  const day = londonDate(d);
  const words = wordsFor(day, d);
  const year = day.slice(0, 4);
  return year === londonDate(now).slice(0, 4) ? words : `${words} ${year}`;
}

/** "today", "tomorrow", "yesterday", else "Wednesday 25 November". */
export function dayWord(d: Date, now: Date): string {
  const day = londonDate(d);
  const today = londonDate(now);
  if (day === today) return "today";
  if (day === addDays(today, 1)) return "tomorrow";
  if (day === addDays(today, -1)) return "yesterday";
  return longDate(d, now);
}

/** "today at 17:30", "Wednesday 25 November at 09:00". */
export function dayAndTime(d: Date, now: Date): string {
  return `${dayWord(d, now)} at ${londonTime(d)}`;
}

/** The same as seen from one moment, for whoever is handed a way to say it. */
export const momentOf =
  (now: Date) =>
  (d: Date): string =>
    dayAndTime(d, now);

/** "5pm", "5:39pm", "midday", "midnight": the time of day in London as GOV.UK writes it. */
function clockTime(d: Date): string {
  const [hour = 0, minute = 0] = londonTime(d).split(":").map(Number);
  if (minute === 0 && hour === 0) return "midnight";
  if (minute === 0 && hour === 12) return "midday";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

/**
 * "Friday 4 December at 5pm": for what is read later than it is written (mail, print, files), where "today" would be
 * another day. With the year when it is not the year of `now`.
 */
export function absoluteDayAndTime(d: Date, now: Date): string {
  return `${longDate(d, now)} at ${clockTime(d)}`;
}

/** "Friday 4 December 2026 at 5pm": with the year always, for what is kept for years. */
export function fullDayAndTime(d: Date): string {
  return absoluteDayAndTime(d, new Date(0));
}

export type Remaining = { words: string; tone: "now" | "soon" | "plain" };

function span(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 6) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/**
 * What a clock says: "1 h 12 min", "19 h", "3 days", or "2 h late", with the tone it is shown in:
 * `now` under two hours or late, `soon` under a day, else `plain`.
 */
export function remaining(now: Date, until: Date): Remaining {
  const ms = until.getTime() - now.getTime();
  if (ms < 0) return { words: `${span(-ms)} late`, tone: "now" };
  return { words: span(ms), tone: ms < 2 * HOUR ? "now" : ms < DAY ? "soon" : "plain" };
}
