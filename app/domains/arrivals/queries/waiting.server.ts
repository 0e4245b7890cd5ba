import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { addDays, londonDate } from "~/platform/time";
import { codesBefore } from "../plan-items.options";
import { SHOWN_WITHIN_DAYS } from "../plan-items.rules";

export type PlanWaits = "arrival-to-prepare" | "leaving-to-prepare";

const MAX_ROWS = 40;

/**
 * Children who come or leave within two days while something that the reader's side does before is open: for a council those
 * of the referrals that this person works, or all for those on duty; for a provider all of its own. Once the day has passed
 * the placement itself asks what happened.
 */
export function plansWaiting(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const today = londonDate(at);
  const last = addDays(today, SHOWN_WITHIN_DAYS);
  const provider = actor.kind === "provider";
  const side = provider ? "provider" : "council";
  const theirs = provider
    ? sql`p.provider_id = ${actor.organisationId}::uuid`
    : sql`p.council_id = ${actor.organisationId}::uuid and (${everybodys}::boolean or exists (
        select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
          and a.ended_at is null))`;
  return sql<WaitingOfHome<PlanWaits>[]>`
    select k.kind || '-to-prepare' as kind, p.reference, p.headline, p.reference as target, o.open as count,
           h.name, h."homeKind", h."homeArea", null::timestamptz as since,
           (k.day + time '23:59') at time zone 'Europe/London' as until
      from placements p
      join ${namedHomes(sql)} h on h.id = p.service_id
      cross join lateral (
        select 'arrival' as kind, p.planned_start as day, ${codesBefore("arrival", side)}::text[] as codes
         where p.state = 'planned'
        union all
        select 'leaving', p.notice_last_night + 1, ${codesBefore("leaving", side)}::text[]
         where p.state = 'notice-given') k
      cross join lateral (
        select (cardinality(k.codes) - count(*) filter (where i.done_at is not null and i.code = any (k.codes))
                + count(*) filter (where i.done_at is null and i.code is null and i.before and i.removed_at is null))::int as open
          from arrival_plans l join arrival_items i on i.plan_id = l.id
         where l.placement_id = p.id and l.kind = k.kind and l.side = ${side}) o
     where ${theirs} and p.state in ('planned', 'notice-given') and k.day between ${today}::date and ${last}::date
       and o.open > 0
     order by k.day limit ${MAX_ROWS}`;
}
