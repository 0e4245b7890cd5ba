import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { BROKERS } from "~/domains/access/role-groups";
import { FUNDING_REMINDED_DAYS } from "~/domains/authorisations/funded-until.rules";
import { decidesFunding, decidesOrStandsIn } from "~/domains/authorisations/queries/decides-funding.server";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { mine } from "~/domains/referrals/queries/waiting.server";
import { addDays, londonDate } from "~/platform/time";
import { signingRole } from "../agreement/agreement.policy";
import { OVER_IN } from "../placement/placement.machine";

export type AgreementWaits = "agreement-to-write" | "agreement-to-sign";
export type PlacementWaits =
  | "move-to-confirm"
  | "end-to-confirm"
  | "moves-differ"
  | "notice-running"
  | "notice-over";
export type FundingWaits =
  | "funding-to-continue"
  | "funding-over-to-continue"
  | "funding-ends"
  | "funding-over";
export type AbsenceWaits = "absence-fee-to-decide";
export type PartyWaits = "party-to-agree" | "party-ends";
export type ChangeWaits = "change-to-decide" | "change-to-agree" | "change-question";

const MAX_ROWS = 40;
/** Shorter absences are paid as they are, and nobody is asked; nor are longer ones asked about once they are so old. */
const ABSENCE_ASKED_NIGHTS = 3;
const ABSENCE_ASKED_DAYS = 28;
/** A notice is on the start page of those who act while it has so many days left. */
const NOTICE_SHOWN_DAYS = 28;

/**
 * What placements wait for: a day to confirm, days that differ, a notice that runs out, an end to confirm. For a council those of the
 * referrals that this person works, or all for those on duty; for a provider all of its own.
 */
export function placementsWaiting(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const today = londonDate(at);
  const provider = actor.kind === "provider";
  const own = sql.unsafe(provider ? "p.provider_moved_in" : "p.council_moved_in");
  const theirs = provider
    ? sql`p.provider_id = ${actor.organisationId}::uuid`
    : sql`p.council_id = ${actor.organisationId}::uuid and (${everybodys}::boolean or exists (
        select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
          and a.ended_at is null))`;
  const toConfirm = sql.unsafe(
    provider ? "false" : "p.state = 'ended' and p.ended_side = 'provider' and p.end_confirmed_at is null",
  );
  return sql<WaitingOfHome<PlacementWaits>[]>`
    select k.kind, p.reference, p.headline, p.reference as target, 1 as count, h.name, h."homeKind", h."homeArea",
           k.since, k.until
      from (
        select p.* from placements p where ${theirs} and p.state in ('planned', 'started', 'notice-given')
           -- What both agree on has the last of all days: the index ends the reading there.
           and p.due_on <= ${addDays(today, 366)}::date
        union all
        select p.* from placements p where ${theirs} and ${toConfirm}) p
      join ${namedHomes(sql)} h on h.id = p.service_id
      cross join lateral (
        select 'move-to-confirm' as kind, (p.planned_start::timestamp at time zone 'Europe/London') as since,
               null::timestamptz as until
         where p.state = 'planned' and p.planned_start <= ${today}::date
        union all
        select 'move-to-confirm', p.state_since, null
         where p.state in ('started', 'notice-given') and ${own} is null
        union all
        select 'moves-differ', greatest(p.council_said_at, p.provider_said_at), null
         where p.state in ('started', 'notice-given') and p.council_moved_in <> p.provider_moved_in
        union all
        select 'notice-running', null, (p.notice_last_night + time '23:59') at time zone 'Europe/London'
         where p.state = 'notice-given' and p.notice_last_night between ${today}::date and ${addDays(today, NOTICE_SHOWN_DAYS)}::date
        union all
        select 'notice-over', ((p.notice_last_night + 1)::timestamp at time zone 'Europe/London'), null
         where p.state = 'notice-given' and p.notice_last_night < ${today}::date
        union all
        select 'end-to-confirm', p.ended_at, null where p.state = 'ended') k
     order by coalesce(k.until, k.since) limit ${MAX_ROWS}`;
}

/** Accepted children of this person's referrals without an issued agreement, a row for each offer. */
export function agreementsToWrite(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<WaitingOfHome<AgreementWaits>[]>`
    select 'agreement-to-write' as kind, d.reference, d.headline,
           case when count(*) = 1 then max(g.reference) end as target, count(*)::int as count,
           h.name, h."homeKind", h."homeArea", min(a.accepted_at) as since, null::timestamptz as until
      from acceptances a
      join offers o on o.id = a.offer_id
      join referrals r on r.id = a.referral_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
      left join agreements g on g.acceptance_id = a.id
     where ${mine(sql, actor, everybodys)} and a.council_id = ${actor.organisationId}::uuid
       and a.ended_at is null and a.agreement_issued_at is null
       -- Of one that was placed by phone, its own line says by when.
       and not exists (select 1 from authorisations v where v.offer_id = a.offer_id and v.verbal_by_id is not null)
     group by d.id, h.id, h.name, h."homeKind", h."homeArea"
     order by min(a.accepted_at) limit ${MAX_ROWS}`;
}

/** Issued agreements that wait for a signature of the reader's side, and not from who issued them. */
export function agreementsToSign(sql: TransactionSql, actor: Actor) {
  if (!signingRole(actor)) return sql<WaitingOfHome<AgreementWaits>[]>`select 1 where false`;
  const own = actor.kind === "council" ? sql`g.council_id` : sql`g.provider_id`;
  return sql<WaitingOfHome<AgreementWaits>[]>`
    select 'agreement-to-sign' as kind, d.reference, d.headline, g.reference as target, 1 as count,
           h.name, h."homeKind", h."homeArea", v.issued_at as since, null::timestamptz as until
      from agreements g
      join agreement_versions v on v.agreement_id = g.id and v.number = g.version_number
      join offers o on o.id = g.offer_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
     where ${own} = ${actor.organisationId}::uuid and g.state = 'issued'
       and not exists (select 1 from agreement_versions i
         where i.agreement_id = g.id and i.issued_by_id = ${actor.personId}::uuid
           and (${actor.kind} = 'provider' or i.number = g.version_number))
       and not exists (select 1 from agreement_signatures s
         where s.agreement_id = g.id
           and (s.side = ${actor.kind} and s.version_number = g.version_number
             or s.side <> ${actor.kind} and s.person_id = ${actor.personId}::uuid))
     order by v.issued_at limit ${MAX_ROWS}`;
}

/** Changes to a fee on which this person decides today, by their own role or as a deputy: a row for each placement. */
export function changesToDecideWaiting(sql: TransactionSql, actor: Actor, at: Date) {
  return sql<WaitingOfHome<ChangeWaits>[]>`
    select 'change-to-decide' as kind, p.reference, p.headline, p.reference as target, count(*)::int as count,
           h.name, h."homeKind", h."homeArea", min(c.asked_at) as since, null::timestamptz as until
      from placement_changes c
      join placements p on p.id = c.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where c.council_id = ${actor.organisationId}::uuid and c.state = 'asked'
       and ${decidesOrStandsIn(sql, { actor, at }, (person, absent) => sql`public.decides_change(c.id, ${person}, ${absent}, ${at}::timestamptz)`)}
     group by p.id, h.name, h."homeKind", h."homeArea"
     order by min(c.asked_at) limit ${MAX_ROWS}`;
}

/**
 * What waits for a side that is no decision: a change that the provider agrees to or declines, and a question about what this
 * side asked for. For a council those of the referrals that this person works, or all for those on duty.
 */
export function changesWaiting(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  const provider = actor.kind === "provider";
  const theirs = provider
    ? sql`c.provider_id = ${actor.organisationId}::uuid and (c.state = 'proposed' or c.state = 'returned' and c.side = 'provider')`
    : sql`c.council_id = ${actor.organisationId}::uuid and c.state = 'returned' and c.side = 'council'
        and (${everybodys}::boolean or c.asked_by_id = ${actor.personId}::uuid or exists (
          select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
            and a.ended_at is null))`;
  return sql<WaitingOfHome<ChangeWaits>[]>`
    select case c.state when 'proposed' then 'change-to-agree' else 'change-question' end as kind, p.reference, p.headline,
           p.reference as target, count(*)::int as count, h.name, h."homeKind", h."homeArea",
           min(case c.state when 'proposed' then c.asked_at else c.decided_at end) as since, null::timestamptz as until
      from placement_changes c
      join placements p on p.id = c.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where ${theirs}
     group by c.state, p.id, h.name, h."homeKind", h."homeArea"
     order by 9 limit ${MAX_ROWS}`;
}

/**
 * Funding whose last day is near or has passed while somebody lives there, or before anybody does: for those who may continue
 * it, by their own role or as a deputy, and for the broker of the referral, or all for those on duty.
 */
export function fundingEnding(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const today = sql`${londonDate(at)}::date`;
  return sql<WaitingOfHome<FundingWaits>[]>`
    select case when a.funded_until < ${today} and k.decides then 'funding-over-to-continue'
                when a.funded_until < ${today} then 'funding-over'
                when k.decides then 'funding-to-continue'
                else 'funding-ends' end as kind,
           d.reference, d.headline, a.id as target, 1 as count, h.name, h."homeKind", h."homeArea",
           null::timestamptz as since, (a.funded_until + time '23:59') at time zone 'Europe/London' as until
      from authorisations a
      join offers o on o.id = a.offer_id
      join referrals r on r.id = a.referral_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
      cross join lateral (select ${decidesFunding(sql, { actor, at })} as decides) k
     where a.council_id = ${actor.organisationId}::uuid and a.state = 'authorised'
       and a.funded_until <= ${addDays(londonDate(at), FUNDING_REMINDED_DAYS)}::date
       and (k.decides or ${holds(actor, ...BROKERS)}::boolean and ${mine(sql, actor, everybodys)})
       and (not exists (select 1 from placements p where p.offer_id = a.offer_id)
         or exists (select 1 from placements p where p.offer_id = a.offer_id and p.state <> all (${[...OVER_IN]}::text[])))
     order by a.funded_until limit ${MAX_ROWS}`;
}

/**
 * Parties that have not agreed to pay their share of a placement that goes on, refused it, or whose agreement is near its end or
 * past it: a row for each placement and what it waits for, for the broker of the referral, or all for those on duty. Unlike
 * `missingWords` of `funding-shares.rules.ts` it looks ahead four weeks and no further, also of a period without an end.
 */
export function partiesWaiting(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const today = londonDate(at);
  return sql<WaitingOfHome<PartyWaits>[]>`
    select k.kind, r.reference, p.headline, p.reference as target, count(*)::int as count, h.name, h."homeKind", h."homeArea",
           min(k.since) as since, min(k.until) as until
      from funding_splits s
      join funding_shares f on f.split_id = s.id and f.party <> 'social-care'
      join referrals r on r.id = s.referral_id
      join placements p on p.referral_child_id = s.referral_child_id and p.state <> all (${[...OVER_IN]}::text[])
      join ${namedHomes(sql)} h on h.id = p.service_id
      left join lateral (select a.agreed, a.agreed_until, a.recorded_at from funding_party_answers a where a.share_id = f.id
        order by a.recorded_at desc, a.id desc limit 1) a on true
      -- The next split ends this one.
      left join lateral (select min(n.first_day) as first_day from funding_splits n where n.referral_child_id = s.referral_child_id
        and n.withdrawn_at is null and n.first_day > s.first_day) n on true
      cross join lateral (
        select 'party-to-agree' as kind, coalesce(a.recorded_at, s.set_at) as since, null::timestamptz as until
         where a.agreed is not true
        union all
        select 'party-ends', null, (a.agreed_until + time '23:59') at time zone 'Europe/London'
         where a.agreed and a.agreed_until <= ${addDays(today, FUNDING_REMINDED_DAYS)}::date
           and (n.first_day is null or a.agreed_until < n.first_day - 1)) k
     where s.council_id = ${actor.organisationId}::uuid and s.withdrawn_at is null
       and (n.first_day is null or n.first_day > ${today}::date) and ${mine(sql, actor, everybodys)}
     group by k.kind, r.reference, p.id, h.name, h."homeKind", h."homeArea"
     order by coalesce(min(k.until), min(k.since)) limit ${MAX_ROWS}`;
}

/** Absences of several nights on whose fee this person decides today and nobody has: the full fee goes on until then. */
export function absenceFeesToDecide(sql: TransactionSql, actor: Actor, at: Date) {
  const today = sql`${londonDate(at)}::date`;
  return sql<WaitingOfHome<AbsenceWaits>[]>`
    select 'absence-fee-to-decide' as kind, p.reference, p.headline, a.id as target, 1 as count,
           h.name, h."homeKind", h."homeArea", a.recorded_at as since, null::timestamptz as until
      from placement_absences a
      join placements p on p.id = a.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where a.council_id = ${actor.organisationId}::uuid and a.withdrawn_at is null and a.retained_at is null
       and coalesce(a.back_on, p.last_night + 1, ${today}) - a.away_from >= ${ABSENCE_ASKED_NIGHTS}
       and coalesce(a.back_on, p.last_night + 1, ${today}) >= ${addDays(londonDate(at), -ABSENCE_ASKED_DAYS)}::date
       and ${decidesOrStandsIn(sql, { actor, at }, (person, absent) => sql`public.decides_fee_while_away(a.id, ${person}, ${absent}, ${at}::timestamptz)`)}
     order by a.recorded_at limit ${MAX_ROWS}`;
}
