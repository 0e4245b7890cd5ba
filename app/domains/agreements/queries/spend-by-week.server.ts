import { type Actor, holds } from "~/domains/access/actor";
import { FUNDING_READERS } from "~/domains/access/role-groups";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { formatPence } from "~/platform/forms/money";
import { denyPage } from "~/platform/refusal.server";
import { addDays, londonDate, weekdayOf } from "~/platform/time";
import { may } from "../high-cost/high-cost.policy";
import { FEE_PENCE } from "./weekly-cost.server";

export type SpendWeek = {
  /** Its Monday. */
  from: string;
  now: boolean;
  children: number;
  pence: number;
  weekly: string;
  /** Children without an issued agreement: what they cost is not in the sum. */
  unknown: number;
};
export type Waiting = { count: number; weekly: string };
export type SpendByWeek = {
  weeks: SpendWeek[];
  /** Requests for funding, and changes to fees, that nobody has decided on, with what a week of them costs. */
  requests: Waiting;
  changes: Waiting;
  /** Whether the actor reads the requests themselves. */
  readsRequests: boolean;
};

const WEEKS_BACK = 4;
const WEEKS_AHEAD = 8;

/**
 * What the council's placements cost in each week, as on its Monday: the fees of issued agreements and authorised changes of every
 * child who lives somewhere that night, or is planned to. Set by set, so that it costs the same for however many. 403 in words.
 */
export async function spendByWeek(actor: Actor): Promise<SpendByWeek> {
  const permission = may(actor, "view", { councilId: actor.organisationId });
  if (permission !== true) return denyPage(permission);
  const today = londonDate(now());
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const first = addDays(monday, -7 * WEEKS_BACK);
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const council = actor.organisationId;
  const [weeks, [requests], [changes]] = await pipelined("council", settings, (sql) => [
    sql<{ from: string; children: number; pence: number; unknown: number }[]>`
      with weeks as (
        select ${first}::date + 7 * n as day from generate_series(0, ${WEEKS_BACK + WEEKS_AHEAD}::int) n),
      living as materialized (
        select p.id, p.acceptance_id, coalesce(least(p.council_moved_in, p.provider_moved_in), p.planned_start) as first,
               coalesce(p.last_night, p.notice_last_night, date '9999-12-31') as last,
               exists (select 1 from agreements a where a.acceptance_id = p.acceptance_id and a.version_number > 0) as agreed
          from placements p
         where p.council_id = ${council}::uuid and p.state in ('planned', 'started', 'notice-given', 'ended')
           and coalesce(p.last_night, date '9999-12-31') >= ${first}::date),
      fees as (
        select w.day, ${sql.unsafe(FEE_PENCE)} as pence
          from living l
          join agreements a on a.acceptance_id = l.acceptance_id
          join agreement_versions v on v.agreement_id = a.id and v.number = a.version_number
          join fee_lines f on f.agreement_version_id = v.id
          join weeks w on w.day between greatest(f.from_on, l.first) and least(coalesce(f.to_on, l.last), l.last)
        union all
        select w.day, c.weekly_pence
          from living l
          join placement_changes c on c.placement_id = l.id and c.state = 'authorised' and c.what <> 'end'
          join weeks w on w.day between greatest(c.from_on, l.first) and least(coalesce(c.last_night, l.last), l.last)
         where l.agreed)
      select w.day::text as "from",
             (select count(*)::int from living l where w.day between l.first and l.last) as children,
             (select count(*)::int from living l where w.day between l.first and l.last and not l.agreed) as unknown,
             coalesce((select sum(f.pence) from fees f where f.day = w.day), 0)::float8 as pence
        from weeks w order by w.day`,
    sql<{ count: number; pence: number }[]>`
      select count(*)::int as count, coalesce(sum(v.weekly_pence), 0)::float8 as pence from authorisations a
        join offer_versions v on v.offer_id = a.offer_id and v.number = a.offer_version
       where a.council_id = ${council}::uuid and a.state = 'asked'`,
    sql<{ count: number; pence: number }[]>`
      select count(*)::int as count, coalesce(sum(c.weekly_pence), 0)::float8 as pence from placement_changes c
       where c.council_id = ${council}::uuid and c.state = 'asked'`,
  ]);
  const waiting = (row: { count: number; pence: number } | undefined): Waiting => ({
    count: row?.count ?? 0,
    weekly: formatPence(row?.pence ?? 0),
  });
  return {
    weeks: weeks.map((week) => ({
      ...week,
      now: week.from === monday,
      weekly: formatPence(week.pence),
    })),
    requests: waiting(requests),
    changes: waiting(changes),
    readsRequests: holds(actor, ...FUNDING_READERS),
  };
}
