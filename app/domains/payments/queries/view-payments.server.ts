import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { londonDate } from "~/platform/time";
import { type PaymentPiles, pilesOf } from "../payment-piles.rules";
import { may, paymentsAbilities } from "../payments.policy";
import { type LastPayment, lastPayments } from "./last-payments.server";
import type { UnmatchedPayment } from "./list-unmatched.server";
import { paymentCalendars } from "./payment-calendars.server";
import { periodSums } from "./period-sums.server";
import { receivedUnmatched } from "./received-unmatched.server";

export type PaymentsView = PaymentPiles & {
  side: "council" | "provider";
  /** Of a council: whether it has set how it pays. */
  calendarSet: boolean | null;
  /** Whether the reader works with what the finance system says. */
  seesImports: boolean;
  /** Whether the reader keeps purchase orders. */
  seesOrders: boolean;
  /** What was paid last, newest first. */
  last: LastPayment[];
  /** Of a provider: what it was paid that is matched with no placement, newest first. */
  unmatched: UnmatchedPayment[];
  moreUnmatched: boolean;
};

/** So many rows a list has. */
const MAX_ROWS = 200;

/**
 * What the actor's organisation is to be paid, or to pay, by day and by who has to act: whoever reads its placements, the same
 * numbers for both sides. 403 in words for a role that reads none of them. The same few statements, whatever there is.
 */
export function viewPayments(actor: Actor): Promise<PaymentsView> {
  return read(actor, async (tx) => {
    const seen = may(actor, "view", actor);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const side = actor.kind === "council" ? "council" : "provider";
    const piles = pilesOf(await periodSums(tx, actor), londonDate(now()), MAX_ROWS);
    const abilities = paymentsAbilities(actor, actor);
    const received = side === "provider" ? await receivedUnmatched(tx, actor) : null;
    return {
      side,
      ...piles,
      calendarSet: side === "council" ? (await paymentCalendars(tx, actor.organisationId)).length > 0 : null,
      seesImports: abilities["view-imports"],
      seesOrders: abilities["view-orders"],
      last: await lastPayments(tx, actor),
      unmatched: received?.payments ?? [],
      moreUnmatched: received?.more ?? false,
    };
  });
}
