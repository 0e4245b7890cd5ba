import { z } from "zod";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry } from "~/platform/forms/entry.schema";
import { choice, wholeNumber } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { addDays, londonDate } from "~/platform/time";
import { closingDay, LATEST_PAYMENT, PAYMENT_FREQUENCIES, periodOf } from "./payment-calendar.rules";
import { PRICING_CONVENTIONS } from "./pricing-conventions.options";

/** A first day later than this is a slip of the year. */
const FURTHEST_DAYS = 366;

/** How a council pays from a day on. Refused: a period that would have closed already, and lines that close unfinished. */
export function paymentCalendarSchema(now: Date) {
  const today = londonDate(now);
  return acrossFields(
    z.object({
      frequency: choice(keysOf(PAYMENT_FREQUENCIES), "Choose how often you pay"),
      firstDay: dateEntry("the first day"),
      paysAfterDays: wholeNumber({
        label: "Days from the last day to the payment",
        min: 1,
        max: LATEST_PAYMENT,
      }),
      closesBeforeDays: wholeNumber({ label: "Days before the payment", min: 0, max: LATEST_PAYMENT - 1 }),
      convention: choice(keysOf(PRICING_CONVENTIONS), "Choose how nights are priced"),
    }),
    ({ frequency, firstDay, paysAfterDays, closesBeforeDays }, tell) => {
      if (paysAfterDays !== undefined && closesBeforeDays !== undefined && closesBeforeDays >= paysAfterDays)
        tell(
          "closesBeforeDays",
          "Enter fewer days than there are between the end of the period and the payment",
        );
      if (firstDay === undefined) return;
      if (firstDay > addDays(today, FURTHEST_DAYS))
        return tell("firstDay", "The first day must be in the next 12 months");
      if (frequency === undefined || paysAfterDays === undefined || closesBeforeDays === undefined) return;
      // Told already: which day it closes on is not known.
      if (closesBeforeDays >= paysAfterDays) return;
      const calendar = { frequency, firstDay, paysAfterDays, closesBeforeDays };
      const first = periodOf(calendar, firstDay);
      if (first && closingDay(calendar, first) <= today)
        tell(
          "firstDay",
          `The first period, to ${dayWords(first.to)}, would be closed already. Enter a later first day`,
        );
    },
  );
}
export type PaymentCalendarForm = z.output<ReturnType<typeof paymentCalendarSchema>>;
