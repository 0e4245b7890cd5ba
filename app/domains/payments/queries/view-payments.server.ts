import type { Actor } from "~/domains/access/actor";
import { OWN_OFFER_READERS, PLACEMENT_READERS } from "~/domains/access/roles";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { forbidden } from "~/platform/refusal";
import { addDays, columnOfDay, dayOfColumn, londonDate } from "~/platform/time";
import { type PaymentPiles, type PeriodSum, pilesOf } from "../payment-piles.rules";
import { may } from "../payments.policy";
import { linesScope } from "../payments.scope.server";
import { paymentCalendars } from "./payment-calendars.server";

export type PaymentsView = PaymentPiles & {
  side: "council" | "provider";
  /** More is expected than the page lists. */
  more: boolean;
  /** Of a council: whether it has set how it pays, and whether the reader does so. */
  calendar: { set: boolean; maySet: boolean } | null;
};

/** So long a payment day that has passed is listed. */
const PASSED_DAYS = 62;
const MAX_ROWS = 500;

/**
 * What the actor's organisation is to be paid, or to pay, by day: whoever reads its placements. 403 in words for a role that
 * reads none of them.
 */
export function viewPayments(actor: Actor): Promise<PaymentsView> {
  return read(actor, async (tx) => {
    const readers: readonly string[] = actor.kind === "council" ? PLACEMENT_READERS : OWN_OFFER_READERS;
    if (!actor.roles.some((role) => readers.includes(role)))
      throw new RefusedPage(forbidden("Your role cannot see payments"));
    const today = londonDate(now());
    const sums = await periodSums(tx, actor, addDays(today, -PASSED_DAYS));
    const side = actor.kind === "council" ? "council" : "provider";
    const subject = { councilId: actor.organisationId };
    return {
      side,
      ...pilesOf(sums.slice(0, MAX_ROWS), today),
      more: sums.length > MAX_ROWS,
      calendar:
        side === "council"
          ? {
              set: (await paymentCalendars(tx, actor.organisationId)).length > 0,
              maySet: may(actor, "set-calendar", subject) === true,
            }
          : null,
    };
  });
}

async function periodSums(tx: Tx, actor: Actor, since: string): Promise<PeriodSum[]> {
  const groups = await tx.expectedLine.groupBy({
    by: ["placementId", "councilId", "providerId", "periodFrom", "periodTo", "paysOn"],
    where: { AND: [linesScope(actor), { supersededAt: null, paysOn: { gte: columnOfDay(since) } }] },
    _sum: { pence: true },
    orderBy: [{ paysOn: "desc" }, { placementId: "asc" }, { periodFrom: "asc" }],
    take: MAX_ROWS + 1,
  });
  const placements = await tx.placement.findMany({
    where: { id: { in: [...new Set(groups.map(({ placementId }) => placementId))] } },
    select: { id: true, reference: true },
  });
  const otherSideOf = (group: (typeof groups)[number]) =>
    actor.kind === "council" ? group.providerId : group.councilId;
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [...new Set(groups.map(otherSideOf))] } },
    select: { id: true, name: true },
  });
  const references = new Map(placements.map(({ id, reference }) => [id, reference]));
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return groups.map((group) => ({
    placement: references.get(group.placementId) ?? "",
    otherSide: names.get(otherSideOf(group)) ?? "",
    from: dayOfColumn(group.periodFrom),
    to: dayOfColumn(group.periodTo),
    paysOn: dayOfColumn(group.paysOn),
    pence: group._sum.pence ?? 0,
  }));
}
