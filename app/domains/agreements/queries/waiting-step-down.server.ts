import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { londonDate } from "~/platform/time";

export type StepDownWaits = "step-down-overdue" | "step-down-objected" | "step-down-to-answer";

const MAX_ROWS = 40;

/**
 * Step-down plans whose day has passed, or to which the provider objects, of the placements that this person of a council works
 * on, or of all for those on duty; for a provider those that it has not answered.
 */
export function stepDownsWaiting(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const today = sql`${londonDate(at)}::date`;
  const theirs =
    actor.kind === "provider"
      ? sql`s.provider_id = ${actor.organisationId}::uuid and s.answer is null`
      : sql`s.council_id = ${actor.organisationId}::uuid and (s.due_on < ${today} or s.answer = 'objected')
          and (${everybodys}::boolean or exists (select 1 from assignments a where a.referral_id = p.referral_id
            and a.person_id = ${actor.personId}::uuid and a.ended_at is null))`;
  const kind =
    actor.kind === "provider"
      ? sql`'step-down-to-answer'`
      : sql`case when s.answer = 'objected' then 'step-down-objected' else 'step-down-overdue' end`;
  return sql<WaitingOfHome<StepDownWaits>[]>`
    select ${kind} as kind, p.reference, p.headline, p.reference as target, 1 as count, h.name, h."homeKind", h."homeArea",
           case when ${actor.kind} = 'provider' then s.set_at when s.answer = 'objected' then s.answered_at end as since,
           case when ${actor.kind} = 'council' and s.due_on < ${today}
             then (s.due_on + time '23:59') at time zone 'Europe/London' end as until
      from step_down_plans s
      join placements p on p.id = s.placement_id and p.state in ('planned', 'started', 'notice-given')
      join ${namedHomes(sql)} h on h.id = p.service_id
     where ${theirs}
     order by 10, 9 limit ${MAX_ROWS}`;
}
