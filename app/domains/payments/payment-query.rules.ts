/** The clock of a query about a payment, and what pages say of it. Pure. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { absoluteDayAndTime, addDays, londonDate, longDate } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import { lateInWorkingTime } from "~/platform/working-time";

/** The council writes to the provider within so many working days, which end at 5pm. */
export const FIRST_ANSWER_WORKING_DAYS = 2;
/** With weekends and bank holidays never more days than these. The same in `prisma/sql/payments/queries.sql`. */
export const FIRST_ANSWER_AT_MOST_DAYS = 14;
/** So long after an answer the provider may say that it is not right. The same in `prisma/sql/payments/queries.sql`. */
export const DISPUTE_DAYS = 14;

export const firstAnswerDue = (raisedAt: Date) => addWorkingDays(raisedAt, FIRST_ANSWER_WORKING_DAYS);

/** The last day on which an answer can be disputed. */
export const disputeUntil = (closedAt: Date) => addDays(londonDate(closedAt), DISPUTE_DAYS);
export const canDispute = (closedAt: Date, at: Date) => londonDate(at) <= disputeUntil(closedAt);

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
      ? { words: `First answer was due by ${due}. Late by ${lateInWorkingTime(answerDue, at)}`, late }
      : { words: `First answer due by ${due}`, late };
  const when = absoluteDayAndTime(firstAnsweredAt, at);
  return late
    ? { words: `First answered on ${when}, late by ${lateInWorkingTime(answerDue, firstAnsweredAt)}`, late }
    : { words: `First answered on ${when}, in time`, late };
}
