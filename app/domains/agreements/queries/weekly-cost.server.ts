import type { TransactionSql } from "postgres";
import type { Tx } from "~/domains/access/transactions.server";
import { Prisma } from "~prisma/client";
import { COST_REVIEW_DAYS } from "../high-cost/high-cost.rules";

/**
 * What a week of a placement costs, in SQL as text: lists ask with one client and pages with another. It is what `agreedFees`
 * has for payments, which `weekly-cost.test.ts` compares.
 */

/** What a fee line `f` comes to in a week, in pence: what a school bills counts with seven days of its year. */
export const FEE_PENCE = `case f.pace when 'nightly' then f.weekly_pence
  when 'billed' then round(f.yearly_pence * 7 / 365.0) else 0 end`;

/** The lines of the newest issued agreement of the placement `p` and its authorised changes, each with the day it was agreed. */
const FEES = `
  select true as issued, ${FEE_PENCE} as pence, f.from_on, f.to_on,
         (select min(o.issued_at) from agreement_versions o where o.agreement_id = a.id) as agreed_at
    from agreements a
    join agreement_versions v on v.agreement_id = a.id and v.number = a.version_number
    join fee_lines f on f.agreement_version_id = v.id
   where a.acceptance_id = p.acceptance_id
  union all
  select false, c.weekly_pence, c.from_on, c.last_night, c.decided_at from placement_changes c
   where c.placement_id = p.id and c.state = 'authorised' and c.what <> 'end'`;

/** What the placement `p` costs on the day `d.day`, as `w.pence`; null without an issued agreement: then it is not known. */
const WEEKLY_COST = `
  left join lateral (
    select case when count(*) filter (where l.issued) > 0 then coalesce(
             sum(l.pence) filter (where d.day between l.from_on and coalesce(l.to_on, d.day)), 0)::int end as pence
      from (${FEES}) l) w on true`;

/**
 * Since when the placement `p` has cost `p.threshold` or more without a break until `d.day`. Nothing counts before it was agreed:
 * a rise that is authorised for nights that have passed is not overdue for review at once.
 */
const COST_SINCE = `
  (select coalesce(max(s.until) filter (where s.pence < p.threshold), min(s.day))
     from (select e.day, lead(e.day) over (order by e.day) as until, sum(sum(e.pence)) over (order by e.day) as pence
             from (select l.pence, l.to_on, greatest(l.from_on, (l.agreed_at at time zone 'Europe/London')::date) as from_on
                     from (${FEES}) l) l
            cross join lateral (values (l.from_on, l.pence), (l.to_on + 1, -l.pence)) e (day, pence)
            where (l.to_on is null or l.to_on >= l.from_on) and e.day <= d.day
            group by e.day) s)`;

const dueFrom = (since: string) => `coalesce(p.next_on,
  greatest(least(p.council_moved_in, p.provider_moved_in), p.threshold_since, ${since}) + ${COST_REVIEW_DAYS})`;

/** The day before which no review of the cost of `p` is due, whatever it costs. */
export const EARLIEST_COST_REVIEW = dueFrom("null");

/**
 * What `p` costs on `d.day`, as `w.pence`, and when a review of that is due, as `k.due_on`: on the day that the newest one said
 * (`p.next_on`), else twelve weeks after the child moved in, `p.threshold` was set or the cost reached it, the last of these.
 */
export const HIGH_COST = `${WEEKLY_COST} cross join lateral (select ${dueFrom(COST_SINCE)} as due_on) k`;

/** What a week of each placement `p` costs on a day, as `w.pence`: for lists, one statement whatever their length. */
export const weeklyCostOf = (sql: TransactionSql, day: string) => sql`
  cross join (select ${day}::date as day) d ${sql.unsafe(WEEKLY_COST)}`;

/** The same of one placement; null also where the actor's organisation does not see it. */
export async function weeklyCostOn(tx: Tx, placementId: string, day: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ pence: number | null }[]>`
    select w.pence from placements p cross join (select ${day}::date as day) d ${Prisma.raw(WEEKLY_COST)}
     where p.id = ${placementId}::uuid`;
  return row?.pence ?? null;
}
