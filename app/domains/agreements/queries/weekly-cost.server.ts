import type { TransactionSql } from "postgres";

/**
 * What a week of the placement `p` costs on a day, as `w.pence`: the lines of its newest issued agreement that run then and
 * the changes that were authorised beside it, as `agreedFees` has them; what a school bills counts with seven days of its year.
 * Null without an issued agreement, since what was agreed is not known then. For lists: one statement whatever their length.
 */
export const weeklyCostOf = (sql: TransactionSql, day: string) => sql`
  left join lateral (
    select case when count(*) filter (where l.issued) > 0 then sum(l.pence)::int end as pence from (
      select true as issued, case when f.from_on > ${day}::date or f.to_on < ${day}::date then 0
               when f.pace = 'nightly' then f.weekly_pence
               when f.pace = 'billed' then round(f.yearly_pence * 7 / 365.0)
               else 0 end as pence
        from agreements a
        join agreement_versions v on v.agreement_id = a.id and v.number = a.version_number
        join fee_lines f on f.agreement_version_id = v.id
       where a.acceptance_id = p.acceptance_id
      union all
      select false, c.weekly_pence from placement_changes c
       where c.placement_id = p.id and c.state = 'authorised' and c.what <> 'end' and c.from_on <= ${day}::date
         and (c.last_night is null or c.last_night >= ${day}::date)) l) w on true`;
