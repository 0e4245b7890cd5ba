import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";

/** A figure as it is counted; `hours` is the middle of how long something took. */
export type AnswerFigure = {
  what: "declined" | "stage";
  code: string | null;
  number: number;
  hours: number | null;
};

/**
 * How the services that a council has asked answer since a moment: for what reasons they decline, and how long opening,
 * picking up and answering take. Exact numbers: whoever shows them leaves out the small ones.
 */
export function answerFigures(tx: Tx, actor: Actor, since: Date): Promise<AnswerFigure[]> {
  const own = actor.organisationId;
  return tx.$queryRaw<AnswerFigure[]>`
    select 'declined' as what, a.decline_reason as code, count(*)::int as number, null::double precision as hours
      from delivery_services a
     where a.council_id = ${own}::uuid and a.answer = 'declined' and a.answered_at >= ${since}::timestamptz
     group by a.decline_reason
    union all
    select 'stage', s.stage, count(*)::int, percentile_cont(0.5) within group (order by s.hours)
      from (
        select 'opened' as stage, (extract(epoch from d.opened_at - d.delivered_at) / 3600)::double precision as hours
          from deliveries d where d.council_id = ${own}::uuid and d.opened_at > d.delivered_at and d.opened_at >= ${since}::timestamptz
        union all
        select 'picked-up', (extract(epoch from d.picked_up_at - d.opened_at) / 3600)::double precision
          from deliveries d where d.council_id = ${own}::uuid and d.picked_up_at > d.opened_at and d.picked_up_at >= ${since}::timestamptz
        union all
        select 'answered', (extract(epoch from a.answered_at - d.picked_up_at) / 3600)::double precision
          from delivery_services a join deliveries d on d.id = a.delivery_id
         where a.council_id = ${own}::uuid and a.answered_at > d.picked_up_at and a.answered_at >= ${since}::timestamptz) s
     group by s.stage`;
}
