import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "~/domains/access/waiting";

export type PaymentWaits = "invoices-to-check" | "invoice-returned";

const MAX_ROWS = 40;

/** Invoices and credit notes that the actor's council has not answered, with the day by which the oldest is due. */
export function invoicesToCheck(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<PaymentWaits>[]>`
    select 'invoices-to-check' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(d.sent_at) as since,
           (min(d.received_on) + 7 + time '23:59') at time zone 'Europe/London' as until
      from payment_documents d
     where d.council_id = ${actor.organisationId}::uuid and d.state = 'received'
    having count(*) > 0`;
}

/** What a council has returned to the actor's organisation and nothing corrects yet. */
export function invoicesReturned(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<PaymentWaits>[]>`
    select 'invoice-returned' as kind, null as reference, null as headline, d.id::text as target, 1 as count,
           d.number as name, d.decided_at as since, null::timestamptz as until
      from payment_documents d
     where d.provider_id = ${actor.organisationId}::uuid and d.state = 'returned' and d.kind = 'invoice'
       and not exists (select 1 from payment_documents c
         where c.corrects_id = d.id and c.kind = 'invoice' and c.state <> 'withdrawn')
     order by d.decided_at limit ${MAX_ROWS}`;
}
