import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import type { Waiting } from "../home-kinds.rules";

/** Colleagues who had an unusual number of texts checked in the last three days, for a council's admins. */
export function comparisonsUnusual(sql: TransactionSql, actor: Actor, at: Date) {
  if (!holds(actor, "council-admin")) return sql<Waiting[]>`select 1 where false`;
  return sql<Waiting[]>`
    select 'comparisons-unusual' as kind, r.reference, null as headline, 'people/' || e.person_id as path,
           count(*)::int as count, max(p.name) as name, max(e.at) as since, null::timestamptz as until
      from events e
      join referrals r on r.id = e.referral_id
      left join access.people p on p.id = e.person_id
     where e.council_id = ${actor.organisationId}::uuid and e.kind = 'comparisons-unusual'
       and e.at > ${at}::timestamptz - interval '3 days'
     group by r.reference, e.person_id order by max(e.at) desc limit 20`;
}
