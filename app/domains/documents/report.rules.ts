import { addDays, daysFrom, daysInMonth } from "~/platform/time";
import {
  type DocumentKind,
  EVIDENCE,
  isAskedOf,
  REPORT_CODES,
  REPORT_KINDS,
  type ReportKind,
} from "./document-kinds.options";

/** So far back reports are chased: who asks for an older one asks for it by name. */
export const MONTHS_CHASED = 6;
/** So long after the child's last night what is missing is still chased; less than any council keeps who the child is. */
export const CHASED_AFTER_END_DAYS = 60;

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];

/** The first day of the month in which a day is. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
/** The last day of a month, and the first of the one after. */
const lastOf = (month: string): string =>
  `${month.slice(0, 8)}${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`;
export const monthAfter = (month: string): string => addDays(lastOf(month), 1);
const monthBefore = (month: string): string => monthOf(addDays(month, -1));

/** The first month that is chased on a day. */
export function chasedFrom(today: string): string {
  let month = monthOf(today);
  for (let back = 0; back < MONTHS_CHASED; back += 1) month = monthBefore(month);
  return month;
}

/** By which day the report on a month is due. */
export function dueOn(kind: ReportKind, month: string): string {
  return addDays(monthAfter(month), (REPORT_KINDS[kind].dueDay ?? 1) - 1);
}

/** How long a report is late, "12 days late"; null while it is not. */
export function lateWords(due: string, today: string): string | null {
  const days = daysFrom(due, today);
  if (days <= 0) return null;
  return days === 1 ? "1 day late" : `${days} days late`;
}

/** "October 2026" of a month, "4 October 2026" of a day. */
export function coversWords(kind: DocumentKind, coversOn: string): string {
  const month = `${MONTHS[Number(coversOn.slice(5, 7)) - 1]} ${coversOn.slice(0, 4)}`;
  const ofMonth = kind !== EVIDENCE && REPORT_KINDS[kind].covers === "month";
  return ofMonth ? month : `${Number(coversOn.slice(8, 10))} ${month}`;
}

/** "Monthly report on the child, October 2026" */
export function documentTitle(kind: DocumentKind, coversOn: string): string {
  const title = kind === EVIDENCE ? "Evidence of a change" : REPORT_KINDS[kind].title;
  return `${title}, ${coversWords(kind, coversOn)}`;
}

/** The nights of a placement: `firstNight` is null while nobody has moved in. */
export type Stay = { firstNight: string | null; lastNight: string | null };

/** The months in which the child slept there until today, the newest first. */
export function monthsOf({ firstNight, lastNight }: Stay, today: string): string[] {
  if (firstNight === null) return [];
  const last = lastNight !== null && lastNight < today ? lastNight : today;
  const months: string[] = [];
  for (let month = monthOf(last); month >= monthOf(firstNight); month = monthBefore(month))
    months.push(month);
  return months;
}

export type ExpectedReport = { kind: ReportKind; coversOn: string; due: string };

/**
 * The reports that the schedule asks of a placement on a day: one for each kind and each month in which the child slept there, of
 * months that are over, as far back as is chased; the oldest first. The lists ask the same in one statement
 * (`queries/missing-reports.server.ts`).
 */
export function expectedReports(stay: Stay, homeKind: string | null, today: string): ExpectedReport[] {
  if (stay.lastNight !== null && stay.lastNight < addDays(today, -CHASED_AFTER_END_DAYS)) return [];
  const from = chasedFrom(today);
  return monthsOf(stay, today)
    .filter((month) => month >= from && month < monthOf(today))
    .reverse()
    .flatMap((month) =>
      REPORT_CODES.filter((kind) => REPORT_KINDS[kind].dueDay !== null && isAskedOf(kind, homeKind)).map(
        (kind) => ({ kind, coversOn: month, due: dueOn(kind, month) }),
      ),
    );
}

/** Why a report cannot be about this month or day; undefined where it can. */
export function coversProblem(
  kind: ReportKind,
  coversOn: string,
  stay: Stay,
  today: string,
): string | undefined {
  if (REPORT_KINDS[kind].covers === "month")
    return monthsOf(stay, today).includes(coversOn)
      ? undefined
      : "Choose a month in which the child lived there";
  if (coversOn > today) return "The day of the event cannot be in the future";
  if (stay.firstNight === null || coversOn < stay.firstNight)
    return "The child did not live there on that day";
  // On the day of leaving something can happen as well.
  if (stay.lastNight !== null && coversOn > addDays(stay.lastNight, 1))
    return "The child had left by that day";
  return undefined;
}
