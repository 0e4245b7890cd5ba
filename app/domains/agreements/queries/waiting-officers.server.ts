import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "~/domains/access/waiting";

/** Whether nobody is named as the reviewing officer of the placement `p` who still is one. */
export const withoutOfficer = (sql: TransactionSql) => sql`not exists (
  select 1 from assignments a join access.memberships m on m.organisation_id = a.council_id and m.person_id = a.person_id
     and m.ended_at is null and a.role = any (m.roles)
   where a.referral_id = p.referral_id and a.role = 'iro' and a.ended_at is null)`;

export type OfficerWaits = "children-without-officer";

/** How many children live somewhere and have no reviewing officer, in one line, since the first of them moved in. */
export function childrenWithoutOfficer(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<OfficerWaits>[]>`
    select 'children-without-officer' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(p.state_since) as since, null::timestamptz as until
      from placements p
     where p.council_id = ${actor.organisationId}::uuid and p.state in ('started', 'notice-given') and ${withoutOfficer(sql)}
    having count(*) > 0`;
}
