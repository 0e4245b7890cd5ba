import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { FUNDING_DECIDERS_ABOVE_LIMIT } from "~/domains/access/role-groups";
import { decidesFunding } from "~/domains/authorisations/queries/decides-funding.server";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { mine } from "~/domains/referrals/queries/waiting.server";

export type PhoneFundingWaits =
  | "phone-funding-to-confirm"
  | "phone-funding-escalated"
  | "phone-funding-gone-up"
  | "phone-funding-lapsed";
export type PhonePlacementWaits = "phone-paperwork" | "phone-lapsed";
export type PhoneWaits = PhoneFundingWaits | PhonePlacementWaits;

const MAX_ROWS = 40;

/**
 * Funding that was given by phone and is not confirmed yet, a row for each placement: for those who decide on it and did not
 * take part, and once it has gone up for the director as well. So is what lapsed before a child moved in after all.
 */
export function phoneFundingWaiting(sql: TransactionSql, actor: Actor, at: Date) {
  const director = holds(actor, ...FUNDING_DECIDERS_ABOVE_LIMIT);
  return sql<WaitingOfHome<PhoneFundingWaits>[]>`
    select case when a.state = 'lapsed' then 'phone-funding-lapsed'
             when a.escalated_at is not null and ${director}::boolean then 'phone-funding-escalated'
             when a.escalated_at is not null then 'phone-funding-gone-up'
             else 'phone-funding-to-confirm' end as kind,
           d.reference, d.headline, a.id as target, 1 as count, h.name, h."homeKind", h."homeArea",
           null::timestamptz as since, a.confirm_by as until
      from authorisations a
      join offers o on o.id = a.offer_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
     where a.council_id = ${actor.organisationId}::uuid and (a.state = 'verbal' or a.state = 'lapsed' and public.moved_in_on_offer(a.offer_id))
       and (a.escalated_at is not null and ${director}::boolean
              and not public.took_part_in_offer(a.offer_id, ${actor.personId}::uuid)
            or ${decidesFunding(sql, { actor, at })})
     order by a.confirm_by limit ${MAX_ROWS}`;
}

/**
 * What follows from a placement by phone for those who work on its referral, or all for those on duty: the agreement and the
 * notices until the agreement is issued, and an authority that has lapsed.
 */
export function phonePlacementsWaiting(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<WaitingOfHome<PhonePlacementWaits>[]>`
    select case a.state when 'lapsed' then 'phone-lapsed' else 'phone-paperwork' end as kind,
           p.reference, p.headline, p.reference as target, 1 as count, h.name, h."homeKind", h."homeArea",
           null::timestamptz as since, a.paperwork_by as until
      from authorisations a
      join placements p on p.offer_id = a.offer_id
      join acceptances c on c.id = p.acceptance_id
      join referrals r on r.id = p.referral_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     where ${mine(sql, actor, everybodys)} and a.council_id = ${actor.organisationId}::uuid and a.verbal_by_id is not null
       and p.state <> 'fallen-through'
       and (a.state = 'lapsed' and not public.moved_in_on_offer(a.offer_id) or a.state in ('verbal', 'authorised') and c.ended_at is null and c.agreement_issued_at is null)
     order by a.paperwork_by limit ${MAX_ROWS}`;
}
