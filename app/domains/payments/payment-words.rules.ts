/** What pages say of periods, lines and calendars. Pure; days are `YYYY-MM-DD`, whole pence. */
import { WHOLE_FEE } from "~/domains/agreements/absences/absence.rules";
import { datesWords, dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import type { CouncilCalendar, NewLine } from "./line-plan.rules";
import { PAYMENT_FREQUENCIES, type Period } from "./payment-calendar.rules";
import { PRICING_CONVENTIONS } from "./pricing-conventions.options";

/** "1 to 30 November 2026" */
export function periodWords({ from, to }: Period): string {
  return datesWords(from, to);
}

/** "November 2026" */
export function monthWords(month: string): string {
  return dateWords(`${month}-01`).slice(2);
}

const daysWords = (days: number) => (days === 1 ? "1 day" : `${days} days`);

/** How a council pays, fact by fact. */
export function calendarWords(calendar: CouncilCalendar): { key: string; value: string }[] {
  const { frequency, paysAfterDays, closesBeforeDays, convention, firstDay } = calendar;
  return [
    { key: "From", value: dateWords(firstDay) },
    { key: "Pays", value: PAYMENT_FREQUENCIES[frequency].label },
    { key: "Payment day", value: `${daysWords(paysAfterDays)} after the last day of the period` },
    {
      key: "Closes",
      value:
        closesBeforeDays === 0
          ? "On the payment day"
          : `${daysWords(closesBeforeDays)} before the payment day`,
    },
    { key: "Nights are priced by", value: PRICING_CONVENTIONS[convention].label },
  ];
}

/** What the form was filled from, so that two people who set it at once do not overwrite each other. */
export function calendarAsSent(calendar: CouncilCalendar | undefined): string {
  if (!calendar) return "none";
  const { frequency, firstDay, paysAfterDays, closesBeforeDays, convention } = calendar;
  return [frequency, firstDay, paysAfterDays, closesBeforeDays, convention].join(" ");
}

/** The fee that a line is of, as agreements say it. */
export type FeeOfLine = { words: string; pace: string; weeklyPence: number };

/** "20 nights at £4,200.00 a week", "3 nights away at 50% of £4,200.00 a week", "One-off, 3 December 2026". */
export function sumWords(line: NewLine, fee: FeeOfLine | undefined): string {
  const { kind, nights, basisPoints, from } = line;
  if (kind === "adjustment") return `Change for ${periodWords(line)}, after the period had closed`;
  const part = basisPoints === WHOLE_FEE ? "" : `${basisPoints / 100}% of `;
  if (nights === 0) return `One-off, ${dateWords(from)}`;
  const counted = `${nights === 1 ? "1 night" : `${nights} nights`}${basisPoints === WHOLE_FEE ? "" : " away"}`;
  if (fee?.pace === "billed") return `${counted}, ${part}the share of what is billed in a year`;
  return fee ? `${counted} at ${part}${formatPence(fee.weeklyPence)} a week` : counted;
}
