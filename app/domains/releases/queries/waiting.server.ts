import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { mine, momentsOf, type OfReferral } from "~/domains/referrals/queries/waiting.server";

export type ReleaseWaits = "document-to-check" | "document-refused";

const MAX_ROWS = 20;

/**
 * Redacted documents that wait for a second person, on referrals that this person works, and those of theirs that were
 * not taken. A head of service reads everything with names masked, and is no second person of a document.
 */
export function documentsOf(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<OfReferral<ReleaseWaits>[]>`
    select k.kind, r.reference, null as headline, c.age, c.gender, r.service_kind as "serviceKind",
           case when count(*) = 1 and k.kind = 'document-to-check' then min(d.id::text) end as target,
           count(*)::int as count, null as name, min(d.uploaded_at) as since, null::timestamptz as until, ${momentsOf(sql)}
      from redacted_documents d
      join referrals r on r.id = d.referral_id
      left join referral_children c on c.referral_id = r.id and c.position = 1
      cross join lateral (
        select 'document-to-check' as kind
         where d.state = 'second-look' and d.uploaded_by_id <> ${actor.personId}::uuid
           and (${mine(sql, actor, everybodys)} or exists (
             select 1 from assignments a
              where a.referral_id = r.id and a.person_id = ${actor.personId}::uuid and a.ended_at is null))
        union all
        select 'document-refused'
         where d.state = 'refused' and d.uploaded_by_id = ${actor.personId}::uuid) k
     where d.council_id = ${actor.organisationId}::uuid and r.state not in ('ended', 'withdrawn')
     group by k.kind, r.id, c.id order by min(d.uploaded_at) limit ${MAX_ROWS}`;
}
