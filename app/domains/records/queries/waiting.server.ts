import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { addDays, londonDate } from "~/platform/time";

export type RecordWaits = "record-to-file";

const MAX_ROWS = 40;
/** What ended longer ago is no news of the day: the page of settings counts what waits for its filing. */
const ASKED_DAYS = 400;

/**
 * Placements that are over and of which no pack is filed in the child's case record: those of the referrals that this person
 * works, or all for those on duty.
 */
export function recordsToFile(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  return sql<WaitingOfHome<RecordWaits>[]>`
    select 'record-to-file' as kind, p.reference, p.headline, p.reference as target, 1 as count,
           h.name, h."homeKind", h."homeArea", p.state_since as since, null::timestamptz as until
      from placements p join ${namedHomes(sql)} h on h.id = p.service_id
     where p.council_id = ${actor.organisationId}::uuid and p.state in ('ended', 'fallen-through')
       and (p.ended_side is distinct from 'provider' or p.end_confirmed_at is not null)
       and p.due_on >= ${addDays(londonDate(at), -ASKED_DAYS)}::date
       and (${everybodys}::boolean or exists (select 1 from assignments a where a.referral_id = p.referral_id
         and a.person_id = ${actor.personId}::uuid and a.ended_at is null))
       and not exists (select 1 from record_packs f where f.placement_id = p.id and f.filed_at is not null)
     order by p.due_on desc, p.id limit ${MAX_ROWS}`;
}
