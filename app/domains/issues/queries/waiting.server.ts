import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { addDays, londonDate } from "~/platform/time";
import { teamsOf } from "../issue.policy";
import { ISSUE_DISPUTE_DAYS } from "../issue.rules";

export type IssueWaits = "issue-open" | "issue-escalated" | "issue-late" | "issue-answered";

const MAX_ROWS = 40;

/** When the clock of an open issue is over: the first answer, and once there is one the resolution. */
const dueOf = (sql: TransactionSql) =>
  sql`case when i.acknowledged_at is null then i.acknowledge_due else i.resolve_due end`;

/**
 * Open issues that this person of a council is responsible for, or that nobody has yet and their team answers (of social work those
 * of the placements that they work, or of all for those on duty); with them what was escalated, which those on duty see always.
 */
export function issuesOpen(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<WaitingOfHome<IssueWaits>[]>`
    select case when i.escalated_at is null then 'issue-open' else 'issue-escalated' end as kind, p.reference, p.headline,
           i.id::text as target, 1 as count, h.name, h."homeKind", h."homeArea", i.raised_at as since, ${dueOf(sql)} as until
      from placement_issues i
      join placements p on p.id = i.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where i.council_id = ${actor.organisationId}::uuid and i.state = 'open' and i.team = any(${teamsOf(actor)}::text[])
       and (i.owner_id = ${actor.personId}::uuid or i.escalated_at is not null and ${everybodys}::boolean
         or i.owner_id is null and (i.team <> 'social-work' or ${everybodys}::boolean or exists (
           select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
             and a.ended_at is null)))
     order by until limit ${MAX_ROWS}`;
}

/** Issues of a provider that the council is late with, which it can escalate, and answers that it can still dispute. */
export function issuesOfProvider(sql: TransactionSql, actor: Actor, at: Date) {
  const since = addDays(londonDate(at), -ISSUE_DISPUTE_DAYS);
  return sql<WaitingOfHome<IssueWaits>[]>`
    select case i.state when 'open' then 'issue-late' else 'issue-answered' end as kind, p.reference, p.headline,
           i.id::text as target, 1 as count, h.name, h."homeKind", h."homeArea",
           coalesce(i.closed_at, ${dueOf(sql)}) as since,
           ((i.closed_at at time zone 'Europe/London')::date + ${ISSUE_DISPUTE_DAYS}::int + time '23:59')
             at time zone 'Europe/London' as until
      from placement_issues i
      join placements p on p.id = i.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where i.provider_id = ${actor.organisationId}::uuid
       and (i.state = 'open' and i.escalated_at is null and (i.reopened > 0 or ${dueOf(sql)} < ${at})
         or i.state = 'answered' and (i.closed_at at time zone 'Europe/London')::date >= ${since}::date
           and not public.names_forgotten_child(array[p.referral_id], false))
     order by since limit ${MAX_ROWS}`;
}
