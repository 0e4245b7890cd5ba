import type { TransactionSql } from "postgres";
import { pipelined } from "~/platform/database/transaction.server";
import type { Fact } from "../figures.rules";
import type { MeasureKey } from "../measures.options";

/** A council, and the first day of a quarter with the first day after it. */
export type Span = { councilId: string; from: string; to: string };

type Row = Omit<Fact, "measure">;

/**
 * Every fact of a council that ended in a quarter, or had not ended by its end, read as that council in one trip: row security
 * lets it see no other's. Each measure is one statement.
 */
export async function measureFacts(span: Span, personId?: string): Promise<Fact[]> {
  const settings = { "app.org_id": span.councilId, ...(personId ? { "app.person_id": personId } : {}) };
  const found = await pipelined("council", settings, (sql) =>
    (Object.values(FACTS) as FactQuery[]).map((facts) => inSpan(sql, span, facts(sql, span.councilId))),
  );
  return (Object.keys(FACTS) as MeasureKey[]).flatMap((measure, index) =>
    (found[index] ?? []).map((row) => ({ ...row, measure })),
  );
}

type Statement = ReturnType<TransactionSql>;
type FactQuery = (sql: TransactionSql, councilId: string) => Statement;

/** Days are London's: what began before the end of the quarter, and had not ended before its beginning. */
function inSpan(sql: TransactionSql, { from, to }: Span, facts: Statement) {
  return sql<Row[]>`
    select k.reference, k.started, k.ended, k.due, k.elapsed, k."right", k.value::float8 as value, k.pence::float8 as pence,
           k.provider::text as provider
      from (${facts}) k
     where k.started < (${to}::date::timestamp at time zone 'Europe/London')
       and (k.ended is null or k.ended >= (${from}::date::timestamp at time zone 'Europe/London'))`;
}

/** What a fact does not say. */
const NO_DUE = (sql: TransactionSql) => sql`null::timestamptz as due, false as elapsed`;
const NO_WORTH = (sql: TransactionSql) =>
  sql`null::boolean as "right", null::numeric as value, null::bigint as pence, null::uuid as provider`;
/** A fact that is no matter of time: it began as it ended. */
const happened = (sql: TransactionSql, column: string) =>
  sql`${sql(column)} as started, ${sql(column)} as ended, ${NO_DUE(sql)}`;
const noMoney = (sql: TransactionSql) => sql`null::bigint as pence, null::uuid as provider`;
const day = (sql: TransactionSql, column: string) =>
  sql`(${sql(column)}::timestamp at time zone 'Europe/London')`;

const FACTS: Readonly<Record<MeasureKey, FactQuery>> = {
  // Paid once the payments for its lines come to what it asks for.
  "payment-days": (sql, council) => sql`
    select d.number as reference, ${day(sql, "d.first_received_on")} as started,
           case when paid.pence >= d.net_pence then ${day(sql, "paid.last_on")} end as ended,
           ${NO_DUE(sql)}, null::boolean as "right", null::numeric as value, d.net_pence::bigint as pence, d.provider_id as provider
      from payment_documents d
      left join lateral (
        select sum(a.pence) as pence, max(p.paid_on) as last_on
          from payment_document_lines l
          join payment_allocations a on a.line_id = l.expected_line_id and a.ended_at is null
          join payments p on p.id = a.payment_id and p.withdrawn_at is null
         where l.payment_document_id = d.id) paid on true
     where d.council_id = ${council}::uuid and d.kind = 'invoice' and d.state in ('received', 'accepted') and d.net_pence > 0`,
  "invoice-valid": (sql, council) => sql`
    select d.number as reference, ${happened(sql, "d.decided_at")},
           d.state = 'accepted' and d.times_returned = 0 as "right", null::numeric as value, ${noMoney(sql)}
      from payment_documents d
     where d.council_id = ${council}::uuid and d.kind = 'invoice' and d.decided_at is not null`,
  "query-answer": (sql, council) => sql`
    select p.reference, q.raised_at as started, q.first_answered_at as ended, q.answer_due as due, false as elapsed, ${NO_WORTH(sql)}
      from payment_queries q join placements p on p.id = q.placement_id where q.council_id = ${council}::uuid`,
  publish: (sql, council) => sql`
    select r.reference, e.started, f.published_at as ended, ${NO_DUE(sql)}, ${NO_WORTH(sql)}
      from (select referral_id, min(at) as started from events
             where council_id = ${council}::uuid and kind = 'referral-ready-to-check' group by referral_id) e
      join referrals r on r.id = e.referral_id
      left join editions f on f.referral_id = e.referral_id and f.number = 1
     where f.id is not null or r.state in ('draft', 'checking')`,
  "offer-answer": (sql, council) => sql`
    select coalesce(e.offer, '') as reference, e.started, e.ended, ${NO_DUE(sql)}, ${NO_WORTH(sql)}
      from (select subject_id, min(data ->> 'offer') as offer, min(at) filter (where kind = 'offer-submitted') as started,
                   min(at) filter (where kind in ('offer-preferred', 'offer-not-selected', 'offer-withdrawn', 'offer-ended-with-search')) as ended,
                   min(at) filter (where kind = 'offer-expired') as expired
              from events
             where council_id = ${council}::uuid and subject = 'offer' and kind in ('offer-submitted', 'offer-preferred',
               'offer-not-selected', 'offer-withdrawn', 'offer-ended-with-search', 'offer-expired')
             group by subject_id) e
     where e.started is not null and (e.expired is null or e.ended < e.expired)`,
  authorise: (sql, council) => sql`
    select coalesce(e.offer, '') as reference, e.started, e.ended, ${NO_DUE(sql)}, ${NO_WORTH(sql)}
      from (select subject_id, min(data ->> 'offer') as offer, min(at) filter (where kind = 'authorisation-asked') as started,
                   min(at) filter (where kind in ('authorisation-authorised', 'authorisation-refused')) as ended,
                   min(at) filter (where kind = 'authorisation-cancelled') as cancelled
              from events
             where council_id = ${council}::uuid and subject = 'authorisation' and kind in ('authorisation-asked',
               'authorisation-authorised', 'authorisation-refused', 'authorisation-cancelled')
             group by subject_id) e
     where e.started is not null and (e.cancelled is null or e.ended < e.cancelled)`,
  sign: (sql, council) => sql`
    select g.reference, a.accepted_at as started, s.signed_at as ended, ${NO_DUE(sql)}, ${NO_WORTH(sql)}
      from acceptances a
      join agreements g on g.acceptance_id = a.id
      left join lateral (
        select case when count(distinct k.side) = 2 then max(k.signed_at) end as signed_at
          from (select side, min(signed_at) as signed_at from agreement_signatures where agreement_id = g.id group by side) k) s on true
     where a.council_id = ${council}::uuid and (s.signed_at is not null or a.ended_at is null)`,
  score: (sql, council) => sql`
    select r.reference, ${happened(sql, "f.published_at")}, null::boolean as "right", f.quality_score as value, ${noMoney(sql)}
      from editions f join referrals r on r.id = f.referral_id
     where f.council_id = ${council}::uuid and f.number = 1 and f.quality_score is not null`,
  verdict: (sql, council) => sql`
    select p.reference, ${happened(sql, "v.answered_at")},
           not exists (select 1 from verdict_sections s where s.verdict_id = v.id and s.says <> 'described') as "right",
           null::numeric as value, ${noMoney(sql)}
      from referral_verdicts v join placements p on p.id = v.placement_id where v.council_id = ${council}::uuid`,
  incomplete: (sql, council) => sql`
    select d.reference, ${happened(sql, "a.answered_at")},
           not (a.answer = 'declined' and a.decline_reason is not distinct from 'incomplete') as "right",
           null::numeric as value, ${noMoney(sql)}
      from delivery_services a join deliveries d on d.id = a.delivery_id
     where a.council_id = ${council}::uuid and a.answer in ('interested', 'declined', 'offered') and a.answered_at is not null`,
  "issue-answer": (sql, council) => sql`
    select p.reference, i.raised_at as started, i.acknowledged_at as ended, i.acknowledge_due as due, i.urgent as elapsed, ${NO_WORTH(sql)}
      from placement_issues i join placements p on p.id = i.placement_id where i.council_id = ${council}::uuid`,
  "issue-resolved": (sql, council) => sql`
    select p.reference, i.raised_at as started, i.closed_at as ended, i.resolve_due as due, i.urgent as elapsed, ${NO_WORTH(sql)}
      from placement_issues i join placements p on p.id = i.placement_id where i.council_id = ${council}::uuid`,
  "issue-once": (sql, council) => sql`
    select p.reference, ${happened(sql, "i.closed_at")},
           i.reopened = 0 and i.escalated_at is null as "right", null::numeric as value, ${noMoney(sql)}
      from placement_issues i join placements p on p.id = i.placement_id
     where i.council_id = ${council}::uuid and i.closed_at is not null`,
};
