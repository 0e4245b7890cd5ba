/**
 * Bank holidays in England and Wales. Source: https://www.gov.uk/bank-holidays (2024 to 2027, as published),
 * and for 2028 the Banking and Financial Dealings Act 1971, schedule 1, with substitute days. The test derives
 * every row again from the Act and the date of Easter. Add a year here before a deadline can fall in it.
 */
export const ENGLAND_BANK_HOLIDAYS: Readonly<Record<number, readonly string[]>> = {
  2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
  2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
  2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
  2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
  2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
};

const END_OF_WORKING_DAY_HOUR = 17;
const DAY_MS = 86_400_000;

const londonParts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const londonHour = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  hourCycle: "h23",
});

/** The calendar day in London of a moment, as `YYYY-MM-DD`. */
export function londonDay(at: Date): string {
  const parts = Object.fromEntries(londonParts.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/**
 * Whether a day (`YYYY-MM-DD`) is neither at a weekend nor a bank holiday in England.
 * Throws a RangeError for a year without bank holidays in the table: a wrong deadline is worse than none.
 */
export function isWorkingDay(day: string): boolean {
  const holidays = ENGLAND_BANK_HOLIDAYS[Number(day.slice(0, 4))];
  if (!holidays) throw new RangeError(`Bank holidays of ${day.slice(0, 4)} are not in the table`);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day.slice(5));
}

/**
 * 17:00 in London on the n-th working day after the London day of `from`; with `days` 0 it is the end of that
 * day, or of the next working day when it is none. Rule 5 of the domain: working days end at 17:00.
 */
export function addWorkingDays(from: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 0) throw new RangeError("A number of working days is a whole number");
  let day = londonDay(from);
  let left = days;
  while (left > 0 || !isWorkingDay(day)) {
    day = nextDay(day);
    if (isWorkingDay(day) && left > 0) left -= 1;
  }
  return endOfWorkingDay(day);
}

/** 17:00 in London on a day, as a moment. No clock change happens in the afternoon, so it always exists once. */
export function endOfWorkingDay(day: string): Date {
  const asUtc = new Date(`${day}T${END_OF_WORKING_DAY_HOUR}:00:00Z`);
  const ahead = Number(londonHour.format(asUtc)) - END_OF_WORKING_DAY_HOUR;
  return new Date(asUtc.getTime() - ahead * 3_600_000);
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
