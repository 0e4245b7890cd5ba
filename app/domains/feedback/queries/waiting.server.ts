import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { addDays, londonDate } from "~/platform/time";
import { PROMISE_DAYS } from "../promise.rules";
import { ASKED_FOR_DAYS, SAID_FOR_DAYS, VERDICT_DAYS } from "../verdict.rules";

export type FeedbackWaits = "verdict-due" | "verdict-differs" | "promise-due" | "child-view-due";

const MAX_ROWS = 40;

/** Who lives somewhere, or left so lately that something may be asked yet: of an ended placement `due_on` is its last night. */
const askedAbout = (sql: TransactionSql, today: string) =>
  sql`(p.state in ('started', 'notice-given')
    or p.state = 'ended' and p.due_on >= ${addDays(today, -ASKED_FOR_DAYS - 1)}::date)`;

/** The placements that this person works, or all for those on duty. */
const worked = (sql: TransactionSql, actor: Actor, everybodys: boolean) =>
  sql`(${everybodys}::boolean or exists (
         select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
           and a.ended_at is null))`;

/**
 * Verdicts that are due at the homes of a provider, the days of each in `count`: for two weeks, where the child lived there
 * until then.
 */
export function verdictsDue(sql: TransactionSql, actor: Actor, at: Date) {
  const today = londonDate(at);
  const furthest = addDays(today, -Math.max(...VERDICT_DAYS) - ASKED_FOR_DAYS);
  return sql<WaitingOfHome<FeedbackWaits>[]>`
    select 'verdict-due' as kind, p.reference, p.headline, p.reference as target, k.days as count,
           h.name, h."homeKind", h."homeArea", null::timestamptz as since,
           (k.due + ${ASKED_FOR_DAYS}::int - 1 + time '23:59') at time zone 'Europe/London' as until
      from placements p
      join ${namedHomes(sql)} h on h.id = p.service_id
      cross join lateral (
        select d.days, least(p.council_moved_in, p.provider_moved_in) + d.days as due
          from unnest(${[...VERDICT_DAYS]}::int[]) as d(days)) k
     where p.provider_id = ${actor.organisationId}::uuid and ${askedAbout(sql, today)}
       and least(p.council_moved_in, p.provider_moved_in) >= ${furthest}::date
       and k.due <= ${today}::date and k.due + ${ASKED_FOR_DAYS}::int > ${today}::date
       and (p.last_night is null or p.last_night >= k.due - 1)
       and not exists (select 1 from referral_verdicts v where v.placement_id = p.id and v.days = k.days)
     order by k.due limit ${MAX_ROWS}`;
}

/**
 * What differs from the referral, of the placements that this person works, or of all for those on duty, until somebody has
 * marked it as read; how many sections in `count`.
 */
export function verdictsDiffer(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const since = addDays(londonDate(at), -SAID_FOR_DAYS);
  return sql<WaitingOfHome<FeedbackWaits>[]>`
    select 'verdict-differs' as kind, p.referral_reference as reference, p.headline, p.reference as target, k.differs as count,
           h.name, h."homeKind", h."homeArea", v.answered_at as since, null::timestamptz as until
      from referral_verdicts v
      join placements p on p.id = v.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
      cross join lateral (
        select count(*)::int as differs from verdict_sections s where s.verdict_id = v.id and s.says <> 'described') k
     where v.council_id = ${actor.organisationId}::uuid and v.read_at is null and v.answered_at >= ${since}::date and k.differs > 0
       and ${worked(sql, actor, everybodys)}
     order by v.answered_at limit ${MAX_ROWS}`;
}

/**
 * Placements that nobody has compared with what was promised, and whose child nobody has asked, of those that this person works, or
 * of all for those on duty: for two weeks from four weeks after the child moved in.
 */
export function promisesDue(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const today = londonDate(at);
  return sql<WaitingOfHome<FeedbackWaits>[]>`
    select o.kind, p.referral_reference as reference, p.headline, p.reference as target, 1 as count,
           h.name, h."homeKind", h."homeArea", null::timestamptz as since,
           (k.due + ${ASKED_FOR_DAYS}::int - 1 + time '23:59') at time zone 'Europe/London' as until
      from placements p
      join ${namedHomes(sql)} h on h.id = p.service_id
      cross join lateral (select least(p.council_moved_in, p.provider_moved_in) + ${PROMISE_DAYS}::int as due) k
      cross join lateral (
        select 'promise-due' as kind where not exists (select 1 from promise_checks c where c.placement_id = p.id)
        union all
        select 'child-view-due' where not exists (select 1 from child_views c
          where c.referral_child_id = p.referral_child_id and c.moment = 'after-28-days')) o
     where p.council_id = ${actor.organisationId}::uuid and ${askedAbout(sql, today)}
       and k.due <= ${today}::date and k.due + ${ASKED_FOR_DAYS}::int > ${today}::date
       and (p.last_night is null or p.last_night >= k.due - 1)
       and ${worked(sql, actor, everybodys)}
     order by k.due limit ${MAX_ROWS}`;
}
