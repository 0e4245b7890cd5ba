import type { Tx } from "~/platform/database/transaction.server";
import { Prisma } from "~prisma/client";
import type { DemandCount } from "../demand/demand-figures.rules";
import type { DemandWindow } from "../demand/demand-window.rules";

/**
 * Counts over a council's own referrals, made in the database: a statement of a million of them is a few statements. Each
 * names the council, and row security knows no other's.
 */

/** The referrals that were first sent in the window, with what their first edition said of the child. */
const sent = (councilId: string, { from, to }: DemandWindow) => Prisma.sql`
  with sent as (
    select e.referral_id as id, e.published_at, e.content->'facts' as facts
      from editions e
     where e.council_id = ${councilId}::uuid and e.number = 1
       and e.published_at >= (${from}::date::timestamp at time zone 'Europe/London')
       and e.published_at < (${to}::date::timestamp at time zone 'Europe/London'))`;

/**
 * Referrals by the child's age, how the search stands, how long a place took, which kind of care was wanted, and why a search
 * was closed without one.
 */
export interface OutcomeCount {
  age: string;
  outcome: string;
  wait: string;
  wanted: string;
  closed: string;
  count: number;
}

/**
 * By age band, how the search stands, and the time from sending until an offer was first accepted that has not fallen through:
 * its acceptance also ends with a placement that went well, so the offer says. Who has no place is told by the state of the
 * search, and why a search was closed by the record alone. All figures of outcomes share numbers and must not differ in them by
 * a child, so one statement counts for all.
 */
export function countOutcomes(tx: Tx, councilId: string, window: DemandWindow): Promise<OutcomeCount[]> {
  return tx.$queryRaw<OutcomeCount[]>`
    ${sent(councilId, window)},
    each as (
      select case when jsonb_typeof(s.facts->'age') is distinct from 'number' then 'unknown'
                  when (s.facts->>'age')::numeric < 5 then '0-4' when (s.facts->>'age')::numeric < 10 then '5-9'
                  when (s.facts->>'age')::numeric < 16 then '10-15' else '16-17' end as age,
             case when r.state in ('agreed', 'placed', 'ended') then 'placed'
                  when r.state in ('closed', 'withdrawn') then r.state else 'open' end as outcome,
             coalesce(s.facts->>'serviceKind', 'unknown') as wanted,
             case when r.state = 'closed' then coalesce((
               select e.data->>'closed' from events e
                where e.referral_id = s.id and e.council_id = ${councilId}::uuid and e.kind = 'search-closed'
                order by e.at desc, e.id desc limit 1), 'other') else 'none' end as closed,
             a.first_at - s.published_at as wait
        from sent s
        join referrals r on r.id = s.id and r.council_id = ${councilId}::uuid
        left join (
          select a.referral_id, min(a.accepted_at) as first_at
            from acceptances a join offers o on o.id = a.offer_id and o.council_id = a.council_id and o.state = 'accepted'
           where a.council_id = ${councilId}::uuid group by a.referral_id) a on a.referral_id = s.id)
    select age, outcome,
           case when outcome <> 'placed' then 'none' when wait <= interval '1 day' then '1' when wait <= interval '3 days' then '3'
                when wait <= interval '7 days' then '7' when wait <= interval '28 days' then '28' else 'longer' end as wait,
           wanted, closed, count(*)::int as count
      from each group by 1, 2, 3, 4, 5`;
}

/** By need, and under the row `all` how many referrals there are. */
export function countNeeds(tx: Tx, councilId: string, window: DemandWindow): Promise<DemandCount[]> {
  return tx.$queryRaw<DemandCount[]>`
    ${sent(councilId, window)}
    select need as "row", 'with' as "column", count(distinct s.id)::int as count
      from sent s, jsonb_array_elements_text(
        case when jsonb_typeof(s.facts->'needs') = 'array' then s.facts->'needs' else '[]'::jsonb end) as need
     group by 1
    union all select 'all', 'with', count(*)::int from sent`;
}

/** Services that declined one of these referrals, by reason; an answer that was taken back is none. */
export function countDeclines(tx: Tx, councilId: string, window: DemandWindow): Promise<DemandCount[]> {
  return tx.$queryRaw<DemandCount[]>`
    ${sent(councilId, window)}
    select coalesce(a.decline_reason, 'other') as "row", 'count' as "column", count(*)::int as count
      from sent s
      join deliveries d on d.referral_id = s.id and d.council_id = ${councilId}::uuid
      join delivery_services a on a.delivery_id = d.id and a.council_id = ${councilId}::uuid and a.answer = 'declined'
     group by 1`;
}

/** Of one kind of service and one provider: the placements that were accepted, and what a week of them costs together. */
export interface PricedKind {
  kind: string;
  provider: string;
  placements: number;
  pence: number;
  /** Of all placements of the kind, whoever provides them: half cost less a week, in pence. */
  median: number;
}

/**
 * Places accepted in the window for one child each and not fallen through, by kind and provider, at the weekly cost of the
 * accepted version. An offer for brothers and sisters is left out, whichever of them has left by now: its cost is for all.
 */
export function countPrices(tx: Tx, councilId: string, { from, to }: DemandWindow): Promise<PricedKind[]> {
  return tx.$queryRaw<PricedKind[]>`
    with taken as (
      select distinct a.offer_id from acceptances a
       where a.council_id = ${councilId}::uuid
         and a.accepted_at >= (${from}::date::timestamp at time zone 'Europe/London')
         and a.accepted_at < (${to}::date::timestamp at time zone 'Europe/London')
         and not exists (select from acceptances b
               where b.offer_id = a.offer_id and b.council_id = a.council_id and b.referral_child_id <> a.referral_child_id)),
    priced as (
      select s.kind, o.provider_id, v.weekly_pence
        from taken t
        join offers o on o.id = t.offer_id and o.council_id = ${councilId}::uuid and o.state = 'accepted'
        join offer_versions v on v.offer_id = o.id and v.number = o.version_number
        join services s on s.id = o.service_id),
    middle as (select kind, percentile_cont(0.5) within group (order by weekly_pence) as median from priced group by kind)
    select p.kind, p.provider_id::text as provider, count(*)::int as placements, sum(p.weekly_pence)::float8 as pence,
           m.median::float8 as median
      from priced p join middle m on m.kind = p.kind
     group by p.kind, p.provider_id, m.median`;
}
