import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "~/domains/access/waiting";
import { addDays, londonDate } from "~/platform/time";
import { ANSWER_DAYS } from "../payment-document.rules";
import { DISPUTE_DAYS } from "../payment-query.rules";

export type PaymentWaits =
  | "invoices-to-check"
  | "credit-notes-to-check"
  | "invoice-returned"
  | "credit-note-returned";

const MAX_ROWS = 40;

/**
 * Invoices that the actor's council has not answered in one line, credit notes in another, each with the day by which its
 * oldest is due.
 */
export function invoicesToCheck(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<PaymentWaits>[]>`
    select d.kind || 's-to-check' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(d.sent_at) as since,
           (min(d.received_on) + ${ANSWER_DAYS}::int + time '23:59') at time zone 'Europe/London' as until
      from payment_documents d
     where d.council_id = ${actor.organisationId}::uuid and d.state = 'received'
     group by d.kind order by d.kind desc`;
}

/**
 * What a council has returned to the actor's organisation and nothing corrects yet; a credit note until a newer one is sent. What
 * was withdrawn after it was returned, as not to be sent again, took its place.
 */
export function invoicesReturned(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<PaymentWaits>[]>`
    select d.kind || '-returned' as kind, null as reference, null as headline, d.id::text as target, 1 as count,
           d.number as name, d.decided_at as since, null::timestamptz as until
      from payment_documents d
     where d.provider_id = ${actor.organisationId}::uuid and d.state = 'returned'
       and not exists (select 1 from payment_documents c
         where c.corrects_id = d.id and c.kind = 'invoice' and (c.state <> 'withdrawn' or c.decided_at is not null))
       and not exists (select 1 from payment_documents n
         where d.kind = 'credit-note' and n.provider_id = d.provider_id and n.sent_at > d.decided_at
           and n.corrects_id = d.corrects_id and n.kind = 'credit-note' and (n.state <> 'withdrawn' or n.decided_at is not null))
     order by d.decided_at limit ${MAX_ROWS}`;
}

export type PaymentQueryWaits = "payment-queries-open" | "payment-queries-answered";

/** The open queries of the actor's council in one line, since the oldest, until the first answer that is due. */
export function paymentQueriesOpen(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<PaymentQueryWaits>[]>`
    select 'payment-queries-open' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(q.raised_at) as since, min(q.answer_due) filter (where q.first_answered_at is null) as until
      from payment_queries q where q.council_id = ${actor.organisationId}::uuid and q.state = 'open'
    having count(*) > 0`;
}

/** The answers to queries of the actor's organisation that can still be disputed, in one line, until the first that no longer can. */
export function paymentQueriesAnswered(sql: TransactionSql, actor: Actor, at: Date) {
  return sql<Waiting<PaymentQueryWaits>[]>`
    select 'payment-queries-answered' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(q.closed_at) as since,
           (min((q.closed_at at time zone 'Europe/London')::date) + ${DISPUTE_DAYS}::int + time '23:59') at time zone 'Europe/London' as until
      from payment_queries q where q.provider_id = ${actor.organisationId}::uuid and q.state = 'answered'
       and (q.closed_at at time zone 'Europe/London')::date >= ${addDays(londonDate(at), -DISPUTE_DAYS)}::date
       and not public.names_forgotten_child(array(select p.referral_id from placements p where p.id = q.placement_id), false)
    having count(*) > 0`;
}

export type OrderWaits = "orders-missing";

/** The placements of the actor's council without a purchase order in one line, since the first night of the oldest. */
export function ordersMissing(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<OrderWaits>[]>`
    select 'orders-missing' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(least(p.council_moved_in, p.provider_moved_in)::timestamp at time zone 'Europe/London') as since,
           null::timestamptz as until
      from placements p
     where p.council_id = ${actor.organisationId}::uuid and p.state in ('started', 'notice-given', 'ended')
       and coalesce((select o.order_needed and o.order_number is null from placement_orders o
                      where o.placement_id = p.id order by o.number desc limit 1), true)
    having count(*) > 0`;
}
