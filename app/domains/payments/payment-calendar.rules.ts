/** The periods that a council pays for, and when. Pure; days are `YYYY-MM-DD`, both ends of a period are in it. */
import { addDays, daysFrom } from "~/platform/time";

/** How long a period is; keys are stored. */
export const PAYMENT_FREQUENCIES = {
  weekly: { label: "Every week", days: 7 },
  fortnightly: { label: "Every 2 weeks", days: 14 },
  "four-weekly": { label: "Every 4 weeks", days: 28 },
  monthly: { label: "Every month, by calendar month", days: null },
} as const;

export type PaymentFrequency = keyof typeof PAYMENT_FREQUENCIES;

export type Period = { from: string; to: string };

/** From its first day on, without an end. */
export type PaymentCalendar = {
  frequency: PaymentFrequency;
  /** The first day of the first period; nights before it are not paid by this calendar. */
  firstDay: string;
  /** So many days after the last day of a period it is paid. */
  paysAfterDays: number;
  /** So many days before that, what is paid no longer changes. */
  closesBeforeDays: number;
};

/**
 * The latest that a calendar may pay, in days after the last day of a period. The 30 days of the Late Payment of Commercial
 * Debts (Interest) Act 1998, s.4, begin with the day on which the nights are all given, and an agreed day is cut back to them.
 */
export const LATEST_PAYMENT = 29;

/** The period that a day falls in; null before the calendar begins. */
export function periodOf(calendar: PaymentCalendar, day: string): Period | null {
  const { firstDay, frequency } = calendar;
  if (day < firstDay) return null;
  const { days } = PAYMENT_FREQUENCIES[frequency];
  if (days !== null) {
    const from = addDays(firstDay, Math.floor(daysFrom(firstDay, day) / days) * days);
    return { from, to: addDays(from, days - 1) };
  }
  const first = `${day.slice(0, 8)}01`;
  return { from: first < firstDay ? firstDay : first, to: addDays(nextMonth(first), -1) };
}

/** The periods that have any of these days, first to last. */
export function periodsBetween(calendar: PaymentCalendar, { from, to }: Period): Period[] {
  const periods: Period[] = [];
  let day = from < calendar.firstDay ? calendar.firstDay : from;
  while (day <= to) {
    const period = periodOf(calendar, day);
    if (period === null) break;
    periods.push(period);
    day = addDays(period.to, 1);
  }
  return periods;
}

/** The day on which a period is paid. */
export function paymentDay({ paysAfterDays }: PaymentCalendar, { to }: Period): string {
  return addDays(to, paysAfterDays);
}

/** The first day on which the lines of a period no longer change: what is known later comes as an adjustment. */
export function closingDay(calendar: PaymentCalendar, period: Period): string {
  return addDays(paymentDay(calendar, period), -calendar.closesBeforeDays);
}

/** A period with the calendar that it belongs to. */
export type CalendarPeriod<C extends PaymentCalendar> = Period & { calendar: C };

/**
 * The periods of a council between two days. Each calendar, in the order in which they were set, takes over from those
 * before it on its first day, and cuts the period that runs then.
 */
export function councilPeriods<C extends PaymentCalendar>(
  calendars: readonly C[],
  span: Period,
): CalendarPeriod<C>[] {
  return inForce(calendars).flatMap(({ calendar, until }) =>
    periodsBetween(calendar, { from: span.from, to: earlier(span.to, until) }).map((period) => ({
      from: period.from,
      to: earlier(period.to, until),
      calendar,
    })),
  );
}

/** The calendars that a council has used or will, by first day, each until the day before the next. */
export function inForce<C extends PaymentCalendar>(
  calendars: readonly C[],
): { calendar: C; until: string | null }[] {
  const standing = calendars.filter(
    ({ firstDay }, index) => !calendars.slice(index + 1).some((newer) => newer.firstDay <= firstDay),
  );
  return standing.map((calendar, index) => {
    const next = standing[index + 1];
    return { calendar, until: next === undefined ? null : addDays(next.firstDay, -1) };
  });
}

/** Further from today no period is open: one is at most a month long and paid within one. */
const OPEN_WITHIN = 93;

/** The first period that is still open on a day, which adjustments of closed ones are paid with; undefined while none is. */
export function openPeriod<C extends PaymentCalendar>(
  calendars: readonly C[],
  today: string,
): CalendarPeriod<C> | undefined {
  const span = { from: addDays(today, -OPEN_WITHIN), to: addDays(today, OPEN_WITHIN) };
  return councilPeriods(calendars, span).find((period) => closingDay(period.calendar, period) > today);
}

const earlier = (day: string, until: string | null) => (until !== null && until < day ? until : day);

/** The first day of the next month, from the first of one. */
function nextMonth(first: string): string {
  const year = Number(first.slice(0, 4));
  const month = Number(first.slice(5, 7));
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
}
