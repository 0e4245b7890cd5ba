import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { addDays, londonDate } from "~/platform/time";
import type { CouncilCalendar } from "../line-plan.rules";
import { closingDay, councilPeriods, paymentDay } from "../payment-calendar.rules";
import { may } from "../payments.policy";
import { paymentCalendars } from "./payment-calendars.server";

/** A period, when it is paid and the first day on which its lines no longer change; all as `YYYY-MM-DD`. */
export type PeriodRow = { from: string; to: string; closesOn: string; paysOn: string };
export type PaymentCalendarView = {
  /** What was set last, which may begin on a day to come. */
  newest: CouncilCalendar | undefined;
  /** The next periods from today: the one that runs, or where none runs yet the first. */
  periods: PeriodRow[];
  /** Why the actor does not set it, in words. */
  whyNot: string | null;
};

const SHOWN_PERIODS = 3;
/** So many days hold three periods of any calendar. */
const AHEAD_DAYS = 93;

/** How the actor's council pays; 403 in words. */
export function viewPaymentCalendar(actor: Actor): Promise<PaymentCalendarView> {
  return read(actor, async (tx) => {
    const seen = may(actor, "view-calendar", actor);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const calendars = await paymentCalendars(tx, actor.organisationId);
    const newest = calendars.at(-1);
    const today = londonDate(now());
    const last = newest && newest.firstDay > today ? newest.firstDay : today;
    const periods = councilPeriods(calendars, { from: today, to: addDays(last, AHEAD_DAYS) });
    const allowed = may(actor, "set-calendar", actor);
    return {
      newest,
      periods: periods.slice(0, SHOWN_PERIODS).map((period) => ({
        from: period.from,
        to: period.to,
        closesOn: closingDay(period.calendar, period),
        paysOn: paymentDay(period.calendar, period),
      })),
      whyNot: allowed === true ? null : allowed.message,
    };
  });
}
