import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { addDays } from "~/platform/time";
import { REPORT_CODES, REPORT_KINDS } from "../document-kinds.options";
import { CHASED_AFTER_END_DAYS, chasedFrom } from "../report.rules";

/**
 * Within a statement: what is late or was asked for on the placements of one side and is not there, a row for each placement,
 * kind and month or day: `placement_id`, `kind`, `covers_on`, `due_on`, `asked_on`. The schedule is that of
 * `expectedReports` (`report.rules.ts`), whose numbers it is given; what was asked for beyond it is due on the day of asking.
 */
export function missingReports(sql: TransactionSql, actor: Actor, today: string) {
  const kinds = REPORT_CODES.map((kind) => {
    const { dueDay, homes } = REPORT_KINDS[kind];
    return { kind, dueDay: dueDay ?? 0, homes: homes?.join(" ") ?? "" };
  });
  const theirs =
    actor.kind === "provider"
      ? sql`p.provider_id = ${actor.organisationId}::uuid`
      : sql`p.council_id = ${actor.organisationId}::uuid`;
  return sql`(
    with stays as materialized (
      select p.id, p.service_id, least(p.council_moved_in, p.provider_moved_in) as first_night,
             least(coalesce(p.last_night, ${today}::date), ${today}::date) as last_night
        from placements p
       where ${theirs} and (p.state in ('started', 'notice-given')
         or p.state = 'ended' and p.last_night >= ${addDays(today, -CHASED_AFTER_END_DAYS)}::date)),
    kinds as (
      select * from unnest(${kinds.map(({ kind }) => kind)}::text[], ${kinds.map(({ dueDay }) => dueDay)}::int[],
        ${kinds.map(({ homes }) => homes)}::text[]) as k (kind, due_day, homes)),
    scheduled as (
      select y.id as placement_id, k.kind, m.month::date as covers_on,
             (m.month + interval '1 month')::date + k.due_day - 1 as due_on
        from stays y
        join services s on s.id = y.service_id
        join kinds k on k.due_day > 0 and (k.homes = '' or s.kind = any (string_to_array(k.homes, ' ')))
       cross join lateral generate_series(
         greatest(date_trunc('month', y.first_night), ${chasedFrom(today)}::date)::timestamp,
         date_trunc('month', y.last_night)::timestamp, interval '1 month') as m (month)
       where (m.month + interval '1 month')::date + k.due_day - 1 < ${today}::date),
    wanted as (
      select placement_id, kind, covers_on, due_on from scheduled
      union all
      select r.placement_id, r.kind, r.covers_on, (r.asked_at at time zone 'Europe/London')::date
        from report_requests r join stays y on y.id = r.placement_id)
    select w.placement_id, w.kind, w.covers_on, min(w.due_on) as due_on,
           min((r.asked_at at time zone 'Europe/London')::date) as asked_on
      from wanted w
      left join report_requests r
        on r.placement_id = w.placement_id and r.kind = w.kind and r.covers_on = w.covers_on
     where not exists (select 1 from placement_documents d where d.placement_id = w.placement_id and d.kind = w.kind
       and d.covers_on = w.covers_on and d.state in ('checking', 'ready'))
     group by w.placement_id, w.kind, w.covers_on)`;
}
