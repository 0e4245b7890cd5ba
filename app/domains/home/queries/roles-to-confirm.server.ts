import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Waiting } from "../home-kinds.rules";

/** Roles that wait for this admin as the second person, in one row. */
export function rolesToConfirm(sql: TransactionSql, actor: Actor) {
  if (!holds(actor, "council-admin", "hub-officer")) return sql<Waiting[]>`select 1 where false`;
  return sql<Waiting[]>`
    select 'roles-to-confirm' as kind, null as reference, null as headline, 'people#to-confirm' as path,
           count(*)::int as count, null as name, min(asked_at) as since, null::timestamptz as until
      from access.to_confirm(${now()}) where mine having count(*) > 0`;
}
