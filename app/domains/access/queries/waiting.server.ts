import type { TransactionSql } from "postgres";
import { now } from "~/platform/clock.server";
import { type Actor, holds } from "../actor";
import { CONFIRMING_ADMINS } from "../role-groups";
import type { Waiting } from "../waiting";

export type AccessWaits = "roles-to-confirm" | "nobody-answers";

/** Roles that wait for this admin as the second person, in one row. */
export function rolesToConfirm(sql: TransactionSql, actor: Actor) {
  if (!holds(actor, ...CONFIRMING_ADMINS)) return sql<Waiting<AccessWaits>[]>`select 1 where false`;
  return sql<Waiting<AccessWaits>[]>`
    select 'roles-to-confirm' as kind, null as reference, null as headline, null as target,
           count(*)::int as count, null as name, min(asked_at) as since, null::timestamptz as until
      from access.to_confirm(${now()}) where mine having count(*) > 0`;
}

/** Within a statement: a row `kind, count, since` where nobody at the provider answers referrals. */
export function nobodyAnswers(sql: TransactionSql, actor: Actor, at: Date) {
  return sql`
    select 'nobody-answers' as kind, 1 as count, ${at}::timestamptz as since
     where not exists (select 1 from access.memberships m
            where m.organisation_id = ${actor.organisationId}::uuid and m.ended_at is null
              and 'referrals-officer' = any (m.roles))`;
}
