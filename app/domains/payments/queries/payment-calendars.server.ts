import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { CouncilCalendar } from "../line-plan.rules";
import type { PaymentFrequency } from "../payment-calendar.rules";
import type { PricingConvention } from "../pricing-conventions.options";

/** The calendars of a council, in the order in which they were set: each takes over on its first day. */
export async function paymentCalendars(tx: Tx, councilId: string): Promise<CouncilCalendar[]> {
  const rows = await tx.paymentCalendar.findMany({
    where: { councilId },
    orderBy: [{ setAt: "asc" }, { id: "asc" }],
    select: {
      frequency: true,
      firstDay: true,
      paysAfterDays: true,
      closesBeforeDays: true,
      convention: true,
    },
  });
  return rows.map(({ frequency, firstDay, convention, ...days }) => ({
    ...days,
    frequency: frequency as PaymentFrequency,
    convention: convention as PricingConvention,
    firstDay: dayOfColumn(firstDay),
  }));
}
