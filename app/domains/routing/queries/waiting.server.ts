import type { TransactionSql } from "postgres";

export type RoutingWaits = "undeliverable" | "interested" | "referral-incomplete";

/** Within a statement that has the searches as `open`: where nobody could be told. */
export const undelivered = (sql: TransactionSql) => sql`
      select d.referral_id, count(*)::int as lost, min(d.created_at) as since
        from deliveries d join open on open.id = d.referral_id
       where d.state = 'undeliverable' group by d.referral_id`;

/**
 * Within a statement that has the searches as `open`: services that declined because the referral is incomplete, until a newer
 * edition was sent, and which section was named last.
 */
export const saidIncomplete = (sql: TransactionSql) => sql`
      select d.referral_id, count(*)::int as services, min(a.answered_at) as since,
             (array_agg(a.decline_section order by a.answered_at desc))[1] as section
        from delivery_services a join deliveries d on d.id = a.delivery_id join open on open.id = d.referral_id
       where a.answer = 'declined' and a.decline_reason = 'incomplete'
         and not exists (select 1 from editions e where e.referral_id = d.referral_id and e.published_at > a.answered_at)
       group by d.referral_id`;

/** Within a statement that has the searches as `open`: services that are interested and have offered nothing yet. */
export const interested = (sql: TransactionSql) => sql`
      select d.referral_id, count(*)::int as services, min(a.answered_at) as since
        from delivery_services a join deliveries d on d.id = a.delivery_id join open on open.id = d.referral_id
       where a.answer = 'interested' group by d.referral_id`;
