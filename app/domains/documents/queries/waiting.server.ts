import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { KNOW_EVERY_CHILD } from "~/domains/access/role-groups";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { londonDate } from "~/platform/time";
import { missingReports } from "./missing-reports.server";

export type DocumentWaits = "home-file-refused" | "reports-missing" | "report-to-read" | "upload-refused";

const MAX_ROWS = 40;

/** For a provider: a line for each of its placements on which reports are late, or were asked for and are not there. */
export function reportsMissing(sql: TransactionSql, actor: Actor, at: Date) {
  const today = londonDate(at);
  return sql<WaitingOfHome<DocumentWaits>[]>`
    select 'reports-missing' as kind, p.reference, p.headline, p.reference as target, m.missing as count,
           h.name, h."homeKind", h."homeArea", (m.oldest + time '00:00') at time zone 'Europe/London' as since,
           null::timestamptz as until
      from (select l.placement_id, count(*)::int as missing, min(l.due_on) as oldest
              from ${missingReports(sql, actor, today)} l group by l.placement_id
             order by min(l.due_on) limit ${MAX_ROWS}) m
      join placements p on p.id = m.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     order by m.oldest`;
}

/**
 * For a council: reports that nobody has marked as read, a line for each placement, of the referrals that this person works, or
 * all for those on duty; only for those who may open them.
 */
export function reportsToRead(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  const opensAll = holds(actor, ...KNOW_EVERY_CHILD);
  return sql<WaitingOfHome<DocumentWaits>[]>`
    select 'report-to-read' as kind, p.reference, p.headline, p.reference as target, m.unread as count,
           h.name, h."homeKind", h."homeArea", m.since, null::timestamptz as until
      from (select d.placement_id, count(*)::int as unread, min(d.uploaded_at) as since
              from placement_documents d
             where d.council_id = ${actor.organisationId}::uuid and d.side = 'provider' and d.state = 'ready'
               and d.kind <> 'change-evidence' and d.read_at is null
             group by d.placement_id) m
      join placements p on p.id = m.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where ${everybodys && opensAll}::boolean or exists (
       select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
         and a.ended_at is null)
     order by m.since limit ${MAX_ROWS}`;
}

/** What this person uploaded on placements and could not be accepted, until they remove it. */
export function uploadsRefused(sql: TransactionSql, actor: Actor) {
  return sql<WaitingOfHome<DocumentWaits>[]>`
    select 'upload-refused' as kind, p.reference, p.headline, p.reference as target, count(*)::int as count,
           h.name, h."homeKind", h."homeArea", min(d.uploaded_at) as since, null::timestamptz as until
      from placement_documents d
      join placements p on p.id = d.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where d.state = 'refused' and d.uploaded_by_id = ${actor.personId}::uuid
       and ${actor.organisationId}::uuid in (d.council_id, d.provider_id)
     group by p.id, h.name, h."homeKind", h."homeArea" order by min(d.uploaded_at) limit ${MAX_ROWS}`;
}

/** Guides and photographs of a provider's homes that could not be accepted, until somebody there removes them. */
export function homeFilesRefused(sql: TransactionSql, actor: Actor) {
  return sql<WaitingOfHome<DocumentWaits>[]>`
    select 'home-file-refused' as kind, null as reference, null as headline, f.service_id as target, f.count,
           h.name, h."homeKind", h."homeArea", f.since, null::timestamptz as until
      from (select d.service_id, count(*)::int as count, min(d.uploaded_at) as since from home_files d
             where d.provider_id = ${actor.organisationId}::uuid and d.state = 'refused' group by d.service_id) f
      join ${namedHomes(sql)} h on h.id = f.service_id
     order by f.since limit ${MAX_ROWS}`;
}
