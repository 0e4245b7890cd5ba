import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { londonDate, londonToUtc } from "~/platform/time";
import { type Asked, missingSteps, type StatutoryFacts } from "../missing-steps.rules";
import { APPROVERS, GIVEN_IN } from "../statutory.policy";
import { stepsOf } from "../steps.options";

export type StatutoryWaits =
  | "approval-to-give"
  | "approval-returned"
  | "approval-to-ask"
  | "consult-to-record"
  | "area-to-say"
  | "carer-to-say"
  | "schooling-to-say"
  | "notices-to-send";

const MAX_ROWS = 40;

/** Approvals that are asked of this officer, who did not take part in finding the placement: a row for each placement. */
export function approvalsToGive(sql: TransactionSql, actor: Actor) {
  const officers = (Object.keys(APPROVERS) as (keyof typeof APPROVERS)[]).filter((one) =>
    holds(actor, ...APPROVERS[one]),
  );
  return sql<WaitingOfHome<StatutoryWaits>[]>`
    select 'approval-to-give' as kind, p.reference, p.headline, p.reference as target, count(*)::int as count,
           h.name, h."homeKind", h."homeArea", min(q.asked_at) as since,
           case when p.state = 'planned' then (p.planned_start + time '23:59') at time zone 'Europe/London' end as until
      from statutory_requests q
      join placements p on p.id = q.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where q.council_id = ${actor.organisationId}::uuid and q.ended_at is null
       and q.code = any (${officers.flatMap(stepsOf)}::text[]) and p.state = any (${[...GIVEN_IN]}::text[])
       and not public.found_placement(p.id, ${actor.personId}::uuid)
     group by p.id, h.name, h."homeKind", h."homeArea"
     order by min(q.asked_at) limit ${MAX_ROWS}`;
}

/** What an officer returned and nobody has asked for again or given: for whoever asked or works the case, or all for those on duty. */
export function approvalsReturned(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<WaitingOfHome<StatutoryWaits>[]>`
    select 'approval-returned' as kind, p.reference, p.headline, p.reference as target, count(*)::int as count,
           h.name, h."homeKind", h."homeArea", min(q.ended_at) as since,
           case when p.state = 'planned' then (p.planned_start + time '23:59') at time zone 'Europe/London' end as until
      from statutory_requests q
      join placements p on p.id = q.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where q.council_id = ${actor.organisationId}::uuid and q.ended_how = 'returned'
       and p.state = any (${[...GIVEN_IN]}::text[])
       and (${everybodys}::boolean or q.asked_by_id = ${actor.personId}::uuid or exists (
         select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
           and a.ended_at is null))
       and not exists (select 1 from statutory_requests n
         where n.placement_id = q.placement_id and n.code = q.code and n.asked_at > q.asked_at)
       and not exists (select 1 from statutory_steps s
         where s.placement_id = q.placement_id and s.code = q.code and s.withdrawn_at is null and s.given_at > q.ended_at)
     group by p.id, h.name, h."homeKind", h."homeArea"
     order by min(q.ended_at) limit ${MAX_ROWS}`;
}

/** A placement is chased on start pages this long after the child should have moved in; its own page says it for good. */
const CHASED_DAYS = 60;

/** A placement as `stepsToDoOf` reads it. */
export type ChasedPlacement = Omit<WaitingOfHome<StatutoryWaits>, "kind"> & {
  told: StatutoryFacts;
  start: string;
  planned: boolean;
};

/**
 * Placements whose steps are still to be done, maybe, for whoever works the case: what of them is missing `stepsToDoOf` says.
 * Those to come are first, and of both those nearest to today: where there are more than a start page can say, an approval
 * that must be there before the child is not what is left out.
 */
export function placementsChased(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  return sql<ChasedPlacement[]>`
    select p.reference, p.headline, p.reference as target, 1 as count,
           h.name, h."homeKind", h."homeArea", p.created_at as since, null::timestamptz as until,
           public.statutory_facts(p.id) as told, to_char(coalesce(p.council_moved_in, p.planned_start), 'YYYY-MM-DD') as start,
           p.state = 'planned' as planned
      from placements p
      join ${namedHomes(sql)} h on h.id = p.service_id
     where p.council_id = ${actor.organisationId}::uuid and p.state = any (${[...GIVEN_IN]}::text[])
       and coalesce(p.council_moved_in, p.planned_start) > ${londonDate(at)}::date - ${CHASED_DAYS}::int
       and (${everybodys}::boolean or exists (select 1 from referrals r where r.id = p.referral_id
           and r.broker_id = ${actor.personId}::uuid) or exists (
         select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
           and a.ended_at is null))
     order by p.state <> 'planned', abs(coalesce(p.council_moved_in, p.planned_start) - ${londonDate(at)}::date)
     limit ${MAX_ROWS}`;
}

const TO_SAY = {
  "lives-in": "area-to-say",
  carer: "carer-to-say",
  schooling: "schooling-to-say",
} as const satisfies Record<Asked, StatutoryWaits>;

/** What has to be told or recorded first, approvals that nobody has requested, and notices that are not sent: a line each. */
export function stepsToDoOf({
  told,
  start,
  planned,
  ...row
}: ChasedPlacement): WaitingOfHome<StatutoryWaits>[] {
  const { questions, first, approvals, notices } = missingSteps(told, start);
  const until = planned ? endOf(start) : null;
  // One form asks all questions.
  const [question] = questions;
  return [
    ...(question ? [{ ...row, kind: TO_SAY[question], until }] : []),
    ...(first.length > 0 ? [{ ...row, kind: "consult-to-record" as const, until }] : []),
    ...(approvals.length > 0
      ? [{ ...row, kind: "approval-to-ask" as const, count: approvals.length, until }]
      : []),
    ...(notices
      ? [{ ...row, kind: "notices-to-send" as const, count: notices.count, until: endOf(notices.due) }]
      : []),
  ];
}

/** The last minute of a day in London. */
function endOf(day: string): Date | null {
  const end = londonToUtc(day, "23:59");
  return end.ok ? end.at : null;
}
