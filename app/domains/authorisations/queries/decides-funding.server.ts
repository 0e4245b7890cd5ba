import type { PendingQuery, Row, TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { londonDate } from "~/platform/time";

type Condition = PendingQuery<Row[]>;

/**
 * SQL: whether the actor decides in their own right, or today in the place of somebody who is away. `decides` says it of a
 * person and of the one in whose place they would: an SQL expression, `null` for nobody.
 */
export function decidesOrStandsIn(
  sql: TransactionSql,
  { actor, at }: { actor: Actor; at: Date },
  decides: (person: Condition, inPlaceOf: Condition) => Condition,
): Condition {
  const me = sql`${actor.personId}::uuid`;
  return sql`(${decides(me, sql`null`)} or exists (
    select 1 from funding_deputies f
     where f.council_id = ${actor.organisationId}::uuid and f.deputy_id = ${me} and f.ended_at is null
       and ${londonDate(at)}::date between f.first_day and f.last_day
       and ${decides(sql`f.deputy_id`, sql`f.absent_id`)}))`;
}

/**
 * SQL: whether the actor decides today on the funding `a`, a row of authorisations, that neither they nor the person they are
 * deputy for took part in.
 */
export function decidesFunding(sql: TransactionSql, who: { actor: Actor; at: Date }): Condition {
  return sql`(not public.took_part_in_offer(a.offer_id, ${who.actor.personId}::uuid)
    and ${decidesOrStandsIn(
      sql,
      who,
      (person, absent) =>
        sql`(${absent}::uuid is null or not public.took_part_in_offer(a.offer_id, ${absent}::uuid))
          and public.decides_funding(a.council_id, ${person}, ${absent}, a.first_year_pence, ${who.at}::timestamptz)`,
    )})`;
}
