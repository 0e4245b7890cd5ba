import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { mine, momentsOf } from "~/domains/referrals/queries/waiting.server";
import { isInTheRunning, LIVE } from "../offer.machine";
import type { WaitingOfHome } from "./waiting.server";

export type ImpactWaits = "impact-to-answer" | "impact-question" | "impact-due" | "impact-overdue";

const MAX_ROWS = 60;
/** Offers that the broker decides between: before that, nobody has to read what a home says of the child. */
const DECIDED_BETWEEN = LIVE.filter((state) => isInTheRunning(state) && state !== "reserve");

/**
 * Within a statement on `o`: the parts of the newest assessment, each with what was written last about a part that says the
 * same in any version (`threadOf`, `saysTheSame`).
 */
const threads = (sql: TransactionSql) => sql`
  select (select x.answer from impact_answers x join impact_parts q on q.id = x.part_id
            join impact_assessments b on b.id = q.assessment_id join offer_versions w on w.id = b.offer_version_id
           where x.offer_id = o.id and q.part = i.part and q.words = i.words and q.risk is not distinct from i.risk
             and q.action is not distinct from i.action and q.likelihood is not distinct from i.likelihood
             and (i.part <> 'living' or (b.age_bands <@ a.age_bands and b.age_bands @> a.age_bands
                                         and w.children_living is not distinct from v.children_living))
           order by x.number desc limit 1) as last, a.submitted_at
    from offer_versions v join impact_assessments a on a.offer_version_id = v.id
    join impact_parts i on i.assessment_id = a.id
   where v.offer_id = o.id and v.number = o.version_number`;

/** Within a statement on `r`: the social workers of a referral, who know the child. */
const socialWorkers = (sql: TransactionSql) => sql`
  select m.person_id from assignments m
   where m.referral_id = r.id and m.role = 'social-worker' and m.ended_at is null`;

/**
 * Assessments of offers in the running with a part that nobody has answered, or to which the home has replied since: for
 * the social worker, and where a referral has none for whoever runs its search.
 */
export function impactsToAnswer(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<WaitingOfHome<ImpactWaits>[]>`
    select 'impact-to-answer' as kind, d.reference, d.headline, o.reference as target, k.open as count,
           h.name, h."homeKind", h."homeArea", greatest(k.since, o.state_since) as since, null::timestamptz as until,
           ${momentsOf(sql)}
      from offers o
      join referrals r on r.id = o.referral_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
      cross join lateral (
        select count(*)::int as open, max(t.submitted_at) as since
          from (${threads(sql)}) t where coalesce(t.last, 'reply') = 'reply') k
     where k.open > 0 and o.state in ${sql(DECIDED_BETWEEN)} and r.state in ('searching', 'deciding')
       and r.council_id = ${actor.organisationId}::uuid
       and case when exists (${socialWorkers(sql)}) then ${actor.personId}::uuid in (${socialWorkers(sql)})
                else ${mine(sql, actor, everybodys)} end
     order by k.since limit ${MAX_ROWS}`;
}

/** Within a statement on `o`: whether the offer can still win, or was accepted and a child is placed on it. */
const stands = (sql: TransactionSql) => sql`
  (o.state in ${sql([...LIVE])} or (o.state = 'accepted' and not public.offer_is_over(o.id)))`;

/** Within a statement on `o`: its newest version, where its assessment is to follow and has not come. */
const toFollow = (sql: TransactionSql) => sql`
  select v.submitted_at, v.impact_due_at
    from offer_versions v
   where v.offer_id = o.id and v.number = o.version_number and v.impact_due_at is not null
     and not exists (select 1 from impact_assessments a where a.offer_version_id = v.id)`;

/** Assessments of emergencies that have not come in time, for whoever runs the search: the home is to be rung. */
export function impactsOverdue(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  return sql<WaitingOfHome<ImpactWaits>[]>`
    select 'impact-overdue' as kind, d.reference, d.headline, o.reference as target, 1 as count,
           h.name, h."homeKind", h."homeArea", f.impact_due_at as since, null::timestamptz as until, ${momentsOf(sql)}
      from offers o
      join referrals r on r.id = o.referral_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
      cross join lateral (${toFollow(sql)}) f
     where f.impact_due_at < ${at} and ${stands(sql)} and ${mine(sql, actor, everybodys)}
     order by f.impact_due_at limit ${MAX_ROWS}`;
}

/**
 * Assessments that are to follow an emergency's offer, and questions of the council without a reply; of an offer that was
 * accepted while a child is placed on it. What has a moment by which it is due comes first.
 */
export function impactsOfProvider(sql: TransactionSql, actor: Actor) {
  return sql<WaitingOfHome<ImpactWaits>[]>`
    select k.kind, d.reference, d.headline, o.reference as target, k.count, h.name, h."homeKind", h."homeArea",
           k.since, k.until, case when d.search_state = 'searching' then d.answer_by end as "answerBy"
      from offers o
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
      cross join lateral (
        select 'impact-question' as kind, count(*)::int as count, null::timestamptz as since, null::timestamptz as until
          from (${threads(sql)}) t where t.last in ('question', 'not-met') having count(*) > 0
        union all
        select 'impact-due', 1, f.submitted_at, f.impact_due_at from (${toFollow(sql)}) f) k
     where o.provider_id = ${actor.organisationId}::uuid and ${stands(sql)}
       and (o.state <> 'accepted' or not public.names_forgotten_child(array[o.referral_id], false))
     order by k.until nulls last, o.state_since limit ${MAX_ROWS}`;
}
