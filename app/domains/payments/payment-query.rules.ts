/** The clock of a query about a payment, and what pages say of it. Pure. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { absoluteDayAndTime, addDays, londonDate, londonToUtc, longDate } from "~/platform/time";
import { addWorkingDays, isWorkingDay } from "~/platform/working-days";

/** The council writes to the provider within so many working days, which end at 5pm. */
export const FIRST_ANSWER_WORKING_DAYS = 2;
/** With weekends and bank holidays never more days than these. The same in `prisma/sql/payments/queries.sql`. */
export const FIRST_ANSWER_AT_MOST_DAYS = 14;
/** So long after an answer the provider may say that it is not right. The same in `prisma/sql/payments/queries.sql`. */
export const DISPUTE_DAYS = 14;

/** What stands where an answer would, once nobody may write of the child. The same in `prisma/sql/payments/queries.sql`. */
export const CLOSED_WITHOUT_TEXT = "Closed without a text: the child’s record is no longer kept.";

export const firstAnswerDue = (raisedAt: Date) => addWorkingDays(raisedAt, FIRST_ANSWER_WORKING_DAYS);

/** The last day on which an answer can be disputed. */
export const disputeUntil = (closedAt: Date) => addDays(londonDate(closedAt), DISPUTE_DAYS);
export const canDispute = (closedAt: Date, at: Date) => londonDate(at) <= disputeUntil(closedAt);

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

/** By when somebody should act on it, with the year: the first answer, or what disputes one; null where nothing is due. */
export function queryUntil({
  answerDue,
  firstAnsweredAt,
  closedAt,
}: {
  answerDue: Date;
  firstAnsweredAt: Date | null;
  closedAt: Date | null;
}): string | null {
  if (closedAt !== null) return dayWords(disputeUntil(closedAt));
  return firstAnsweredAt === null ? `5pm on ${dayWords(londonDate(answerDue))}` : null;
}

/** Where an answer that was disputed stands. */
export const disputedWords = (disputedAt: Date, at: Date) =>
  `Disputed on ${longDate(disputedAt, at)}. Waiting for a new answer`;

const HOURS_A_DAY = 8;
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** "1 working day", "3 working hours", "less than a working hour". */
export function lateWords(due: Date, at: Date): string {
  const hours = Math.floor(workingMinutes(due, at) / 60);
  if (hours < 1) return "less than a working hour";
  if (hours < HOURS_A_DAY) return counted(hours, "working hour");
  return counted(Math.floor(hours / HOURS_A_DAY), "working day");
}

export type FirstAnswer = { words: string; late: boolean };

/** Where the clock of the first answer is: due, late, or how it was met. An answer before its moment is never late. */
export function firstAnswerWords(
  { answerDue, firstAnsweredAt }: { answerDue: Date; firstAnsweredAt: Date | null },
  at: Date,
): FirstAnswer {
  const due = absoluteDayAndTime(answerDue, at);
  const until = firstAnsweredAt ?? at;
  const late = until > answerDue;
  if (firstAnsweredAt === null)
    return late
      ? { words: `First answer was due by ${due}. Late by ${lateWords(answerDue, at)}`, late }
      : { words: `First answer due by ${due}`, late };
  const when = absoluteDayAndTime(firstAnsweredAt, at);
  return late
    ? { words: `First answered on ${when}, late by ${lateWords(answerDue, firstAnsweredAt)}`, late }
    : { words: `First answered on ${when}, in time`, late };
}
