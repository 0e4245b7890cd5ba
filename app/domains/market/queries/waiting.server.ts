import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "~/domains/access/waiting";
import { ANSWER_SHOWN_DAYS } from "../interests/interest-words.rules";

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

export type InterestWaits = "interests-to-answer" | "interests-answered";

/** What providers wrote to the actor's council about its intentions and nobody has answered, in one line, since the oldest. */
export function interestsToAnswer(sql: TransactionSql, actor: Actor) {
  return sql<Waiting<InterestWaits>[]>`
    select 'interests-to-answer' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(i.waits_since) as since, null::timestamptz as until
      from intention_interests i where i.council_id = ${actor.organisationId}::uuid and i.waits_since is not null
    having count(*) > 0`;
}

/** What councils answered to the actor's provider in the last days and it has not written back to, in one line. */
export function interestsAnswered(sql: TransactionSql, actor: Actor, at: Date) {
  return sql<Waiting<InterestWaits>[]>`
    select 'interests-answered' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, min(i.answered_at) as since, null::timestamptz as until
      from intention_interests i where i.provider_id = ${actor.organisationId}::uuid and i.state <> 'withdrawn'
       and i.waits_since is null and i.answered_at > ${at}::timestamptz - make_interval(days => ${ANSWER_SHOWN_DAYS}::int)
    having count(*) > 0`;
}
