import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { OwnLook } from "../release.rules";
import type { LookKey } from "./list-looks.server";

export type OwnLookRow = OwnLook & { id: string; at: Date; personId: string };

/**
 * Looks of the council's own people, newest first. Reading the text and comparing with the child happen at each press:
 * those of one person in one hour are one row, with how many; so are visits to one document.
 */
export function ownLooks(
  tx: Tx,
  actor: Actor,
  referralId: string,
  { take, after }: { take: number; after?: LookKey | undefined },
): Promise<OwnLookRow[]> {
  const at = after?.at ?? null;
  const id = after?.id ?? null;
  return tx.$queryRaw<OwnLookRow[]>`
    with own as materialized (
      select l.id, l.at, l.person_id, l.purpose, l.texts, l.findings, l.document_id
        from vault.looks l
       where l.council_id = ${actor.organisationId}::uuid
         and l.identity_id in (select identity_id from public.referral_children
                                where referral_id = ${referralId}::uuid and council_id = ${actor.organisationId}::uuid)),
    rows as (
      select id, at, person_id, purpose, 1 as times, 0 as texts, 0 as findings, null::uuid as document_id
        from own where purpose in ('edit-child', 'assess-match', 'keep-out', 'notice', 'leaving-care', 'child-view')
      union all
      select max(id::text)::uuid, max(at), person_id, purpose, count(*)::int, coalesce(sum(texts), 0)::int, coalesce(sum(findings), 0)::int, document_id
        from own where purpose in ('read-text', 'read-document', 'read-cleared-document', 'read-placement-document', 'comparison', 'search')
       group by person_id, purpose, document_id, date_trunc('hour', at))
    select id, at, person_id as "personId", purpose, times, texts, findings,
        (select nullif(d.title, '') from public.redacted_documents d where d.id = document_id) as title
      from rows
     where ${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${id}::uuid)
     order by at desc, id desc limit ${take}`;
}
