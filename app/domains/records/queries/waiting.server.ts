import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { addDays, londonDate } from "~/platform/time";

export type RecordWaits = "record-to-file";

const MAX_ROWS = 40;
/** What ended longer ago is no news of the day, until only its filing keeps who the child is. */
const ASKED_DAYS = 400;

/**
 * Placements that are over and whose newest state is not filed in the child's case record, by the rule that the destroying of a
 * key asks: those of the referrals that this person works, or all for those on duty.
 */
export function recordsToFile(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  return sql<WaitingOfHome<RecordWaits>[]>`
    select 'record-to-file' as kind, p.reference, p.headline, p.reference as target, 1 as count,
           h.name, h."homeKind", h."homeArea", p.state_since as since, null::timestamptz as until
      from placements p join ${namedHomes(sql)} h on h.id = p.service_id
     where p.council_id = ${actor.organisationId}::uuid and p.state in ('ended', 'fallen-through')
       and (p.ended_side is distinct from 'provider' or p.end_confirmed_at is not null)
       and (p.due_on >= ${addDays(londonDate(at), -ASKED_DAYS)}::date
         or exists (select 1 from referrals r join access.organisations o on o.id = r.council_id
           where r.id = p.referral_id and r.state_since + make_interval(months => o.identity_months) <= ${at}))
       and (${everybodys}::boolean or exists (select 1 from assignments a where a.referral_id = p.referral_id
         and a.person_id = ${actor.personId}::uuid and a.ended_at is null))
       and not public.nothing_to_file(p.id, p.referral_id)
     order by p.due_on desc, p.id limit ${MAX_ROWS}`;
}
