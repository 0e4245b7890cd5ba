import { dayOfColumn, londonToUtc } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import type { ReferralContent } from "./referral.schema";

type Clock = Pick<ReferralContent["purpose"], "answerWithin" | "answerOn" | "answerAt">;

/** The end of the working day that a placement is needed on, `day` as the database keeps dates; null without one. */
export function neededByEnd(day: Date | null): Date | null {
  const end = day && londonToUtc(dayOfColumn(day), "17:00");
  return end?.ok ? end.at : null;
}

/**
 * Until when providers are asked to answer, for a referral sent at `sentAt` (rule 5 of the domain: 2 h, 24 h,
 * 5 working days, or as the broker sets). Null when the broker's own moment has gone by or does not exist.
 */
export function answerBy(clock: Clock, sentAt: Date): Date | null {
  switch (clock.answerWithin) {
    case "2h":
      return new Date(sentAt.getTime() + 2 * 3_600_000);
    case "24h":
      return new Date(sentAt.getTime() + 24 * 3_600_000);
    case "5-working-days":
      return addWorkingDays(sentAt, 5);
    case "own": {
      const moment = londonToUtc(clock.answerOn, clock.answerAt);
      return moment.ok && moment.at > sentAt ? moment.at : null;
    }
  }
}
