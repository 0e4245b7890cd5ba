import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "~/domains/access/waiting";

export type StatementWaits = "statement-to-publish";

/** The statement of the actor's council that is in review, unless the actor wrote last and may not publish it. */
export function statementToPublish(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<StatementWaits>[]>`
    select 'statement-to-publish' as kind, null as reference, null as headline, s.number::text as target, 1 as count,
           s.title || ', ' || s.period as name, s.state_since as since, null::timestamptz as until
      from statements s
     where s.council_id = ${actor.organisationId}::uuid and s.state = 'in-review'
       and s.last_written_by_id <> ${actor.personId}::uuid`;
}
