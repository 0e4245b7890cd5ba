import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { addDays, columnOfDay, dayOfColumn, londonDate } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { paidState } from "../paid-words.rules";
import { type DaySum, type PaymentPiles, type PeriodSum, pilesOf } from "../payment-piles.rules";
import { may, paymentsAbilities } from "../payments.policy";
import { linesScope } from "../payments.scope.server";
import type { UnmatchedPayment } from "./list-unmatched.server";
import { paidOfPeriods } from "./paid-of-periods.server";
import { paymentCalendars } from "./payment-calendars.server";
import { receivedUnmatched } from "./received-unmatched.server";

export type PaymentsView = PaymentPiles & {
  side: "council" | "provider";
  /** More is expected than the page lists. */
  more: boolean;
  /** Of a council: whether it has set how it pays. */
  calendarSet: boolean | null;
  /** Whether the reader works with what the finance system says. */
  seesImports: boolean;
  /** Of a provider: what it was paid that is matched with no placement, newest first. */
  unmatched: UnmatchedPayment[];
  moreUnmatched: boolean;
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
    const seen = may(actor, "view", actor);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const today = londonDate(now());
    const side = actor.kind === "council" ? "council" : "provider";
    const past = { gte: columnOfDay(addDays(today, -PASSED_DAYS)), lt: columnOfDay(today) };
    const due = await periodsOf(tx, actor, { paysOn: { gte: columnOfDay(today) } }, "asc");
    const passed = await periodsOf(tx, actor, { paysOn: past }, "desc");
    const listed = [...due.slice(0, MAX_ROWS), ...passed.slice(0, MAX_ROWS)];
    const received = side === "provider" ? await receivedUnmatched(tx, actor) : null;
    return {
      side,
      ...pilesOf(await sumsOf(tx, actor, listed), await daySums(tx, actor, past.gte), today),
      more: due.length > MAX_ROWS || passed.length > MAX_ROWS,
      calendarSet: side === "council" ? (await paymentCalendars(tx, actor.organisationId)).length > 0 : null,
      seesImports: paymentsAbilities(actor, actor)["view-imports"],
      unmatched: received?.payments ?? [],
      moreUnmatched: received?.more ?? false,
    };
  });
}

/** What all lines from a day on come to, by payment day and other side. */
async function daySums(tx: Tx, actor: Actor, since: Date): Promise<DaySum[]> {
  const rows = await tx.expectedLine.groupBy({
    by: ["paysOn", "councilId", "providerId"],
    where: { AND: [linesScope(actor), { supersededAt: null, paysOn: { gte: since } }] },
    _sum: { pence: true },
  });
  return rows.map(({ paysOn, councilId, providerId, _sum: { pence } }) => ({
    on: dayOfColumn(paysOn),
    otherSideId: actor.kind === "council" ? providerId : councilId,
    pence: pence ?? 0,
  }));
}

type Periods = Awaited<ReturnType<typeof periodsOf>>;

/** The periods whose payment day is in a span and that come to something, by payment day; one more than is listed. */
function periodsOf(tx: Tx, actor: Actor, span: Prisma.ExpectedLineWhereInput, order: "asc" | "desc") {
  return tx.expectedLine.groupBy({
    by: ["placementId", "councilId", "providerId", "periodFrom", "periodTo", "paysOn"],
    where: { AND: [linesScope(actor), { supersededAt: null }, span] },
    _sum: { pence: true, nights: true },
    having: { pence: { _sum: { not: 0 } } },
    orderBy: [{ paysOn: order }, { placementId: "asc" }, { periodFrom: "asc" }],
    take: MAX_ROWS + 1,
  });
}

/** What each of these is for, with whom, and what was paid of it: the same few statements for all of them. */
async function sumsOf(tx: Tx, actor: Actor, groups: Periods): Promise<PeriodSum[]> {
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
  const paid = await paidOfPeriods(tx, groups);
  return groups.map((group) => {
    const due = {
      pence: group._sum.pence ?? 0,
      nights: group._sum.nights ?? 0,
      paysOn: dayOfColumn(group.paysOn),
    };
    return {
      placement: references.get(group.placementId) ?? "",
      otherSide: names.get(otherSideOf(group)) ?? "",
      from: dayOfColumn(group.periodFrom),
      to: dayOfColumn(group.periodTo),
      paysOn: due.paysOn,
      pence: due.pence,
      paid: paid.pence(group),
      state: paidState(due, paid.pence(group), paid.until(group)),
    };
  });
}
