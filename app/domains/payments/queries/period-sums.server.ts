import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { addDays, dayOfColumn, londonDate } from "~/platform/time";
import { Prisma } from "~prisma/client";
import { BANK_RATES } from "../late-interest.rules";
import { paidState, toldUntil } from "../paid-words.rules";
import type { PeriodSum } from "../payment-piles.rules";
import { periodClock, scheduledSum } from "../period-clock.rules";
import { disputedOf } from "./stored-holds.server";

type Row = {
  placement: string;
  otherSideId: string;
  otherSide: string;
  from: Date;
  to: Date;
  paysOn: Date;
  pence: bigint;
  nights: number;
  paid: bigint;
  payments: { paidOn: string; pence: number }[] | null;
  adjusted: boolean;
  madeAt: Date;
  toldAt: Date;
  knownUntil: Date | null;
  invoiced: bigint | null;
  receivedOn: Date | null;
  holds: { pence: number; reason: string; heldAt: string; releasedAt: string | null }[] | null;
};

/** So long a payment day that has passed is listed, whether or not it was paid. */
const PASSED_DAYS = 62;
/** What is known to be unpaid is listed for two years. */
const OLDEST_DAYS = 731;

/**
 * What each placement's period comes to on each payment day of the actor's organisation, with what was paid of it and its 30
 * days: what is to come, what has passed lately, and what is known to be unpaid. One statement, whatever there is.
 */
export async function periodSums(tx: Tx, actor: Actor): Promise<PeriodSum[]> {
  const today = londonDate(now());
  const me = Prisma.sql`${actor.organisationId}::uuid`;
  const council = actor.kind === "council";
  const theirs = (alias: string) => Prisma.raw(`${alias}.${council ? "council_id" : "provider_id"}`);
  const otherSide = Prisma.raw(council ? "provider_id" : "council_id");
  const rows = await tx.$queryRaw<Row[]>`
    with made as materialized (
      select l.id, l.placement_id, l.${otherSide} as other_id, l.council_id, l.provider_id, l.kind, l.period_from,
             l.period_to, l.pays_on, l.pence, l.nights, l.made_at, l.superseded_at
        from expected_lines l
       where ${theirs("l")} = ${me} and l.pays_on >= ${addDays(today, -OLDEST_DAYS)}::date),
    told as (
      select placement_id, period_from, period_to, min(made_at) as at from made group by 1, 2, 3),
    paid as (
      select m.placement_id, m.period_from, m.period_to, m.pays_on, p.paid_on, sum(x.pence)::bigint as pence
        from made m
        join payment_allocations x on x.line_id = m.id and x.ended_at is null
        join payments p on p.id = x.payment_id and p.provider_id = x.provider_id and p.withdrawn_at is null
       where m.superseded_at is null
       group by 1, 2, 3, 4, 5),
    paid_of as (
      select placement_id, period_from, period_to, pays_on, sum(pence)::bigint as pence,
             json_agg(json_build_object('paidOn', paid_on, 'pence', pence) order by paid_on) as payments
        from paid group by 1, 2, 3, 4),
    known as (
      select p.council_id, p.provider_id, max(p.paid_on) as until
        from payments p where ${theirs("p")} = ${me} and p.withdrawn_at is null group by 1, 2),
    sums as (
      select m.placement_id, m.other_id, m.council_id, m.provider_id, m.period_from, m.period_to, m.pays_on,
             sum(m.pence)::bigint as pence, sum(m.nights)::int as nights, bool_and(m.kind = 'adjustment') as adjusted,
             min(m.made_at) as made_at
        from made m where m.superseded_at is null group by 1, 2, 3, 4, 5, 6, 7 having sum(m.pence) <> 0),
    listed as (
      select s.*, g.payments, coalesce(g.pence, 0)::bigint as paid, k.until
        from sums s
        left join paid_of g using (placement_id, period_from, period_to, pays_on)
        left join known k on k.council_id = s.council_id and k.provider_id = s.provider_id
       where s.pays_on >= ${addDays(today, -PASSED_DAYS)}::date
          or (s.pence - coalesce(g.pence, 0) > ceil(s.nights / 2.0) /* rounding */ and k.until > s.pays_on)),
    billed as (
      select s.placement_id, s.period_from, s.period_to,
             sum(case d.kind when 'invoice' then b.pence else -b.pence end)::bigint as pence,
             max(d.received_on) filter (where d.kind = 'invoice') as received_on
        from (select distinct placement_id, period_from, period_to from listed where not adjusted) s
        join payment_document_lines b on b.placement_id = s.placement_id and b.fee_id is not null
             and b.from_on >= s.period_from and b.to_on <= s.period_to
        join payment_documents d on d.id = b.payment_document_id
             and (d.kind = 'invoice' and d.state in ('received', 'accepted') or d.kind = 'credit-note' and d.state = 'accepted')
       group by 1, 2, 3),
    held as (
      select h.placement_id, h.period_from, h.period_to, json_agg(json_build_object('pence', h.pence, 'reason', h.reason,
             'heldAt', h.held_at, 'releasedAt', h.released_at) order by h.held_at) as holds
        from payment_holds h where ${theirs("h")} = ${me} group by 1, 2, 3)
    select q.reference as placement, s.other_id as "otherSideId", o.name as "otherSide", s.period_from as from,
           s.period_to as to, s.pays_on as "paysOn", s.pence, s.nights, s.paid, s.payments, s.adjusted,
           s.made_at as "madeAt", t.at as "toldAt", s.until as "knownUntil", b.pence as invoiced,
           b.received_on as "receivedOn", h.holds
      from listed s
      join placements q on q.id = s.placement_id
      join access.organisations o on o.id = s.other_id
      join told t using (placement_id, period_from, period_to)
      left join billed b using (placement_id, period_from, period_to)
      left join held h using (placement_id, period_from, period_to)
     order by s.pays_on, q.reference, s.period_from`;
  return rows.map((row) => sumOfRow(row, today));
}

function sumOfRow(row: Row, today: string): PeriodSum {
  const due = { pence: Number(row.pence), nights: row.nights, paysOn: dayOfColumn(row.paysOn) };
  const paid = Number(row.paid);
  const to = dayOfColumn(row.to);
  const knownUntil = toldUntil(dayOfColumn(row.knownUntil), today);
  return {
    placement: row.placement,
    otherSide: row.otherSide,
    otherSideId: row.otherSideId,
    from: dayOfColumn(row.from),
    to,
    paysOn: due.paysOn,
    pence: due.pence,
    paid,
    state: paidState(due, paid, knownUntil),
    clock: periodClock(
      scheduledSum({
        ...{ pence: due.pence, nights: due.nights, to, payments: row.payments ?? [], knownUntil },
        adjusted: row.adjusted,
        invoiced: row.receivedOn && { pence: Number(row.invoiced), receivedOn: dayOfColumn(row.receivedOn) },
        held: disputedOf(
          (row.holds ?? []).map(({ heldAt, releasedAt, ...hold }) => ({
            ...hold,
            heldAt: new Date(heldAt),
            releasedAt: releasedAt === null ? null : new Date(releasedAt),
          })),
        ),
        madeOn: londonDate(row.madeAt),
        toldOn: londonDate(row.toldAt),
      }),
      today,
      BANK_RATES,
    ),
  };
}
