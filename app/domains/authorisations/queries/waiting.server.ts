import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { momentsOf } from "~/domains/referrals/queries/waiting.server";
import { londonDate } from "~/platform/time";

const MAX_ROWS = 60;

/** Funding on which this person decides today, that neither they nor the person they are deputy for took part in: by their own role, or as a deputy. */
export function moneyAsked(sql: TransactionSql, actor: Actor, at: Date) {
  const today = sql`${londonDate(at)}::date`;
  return sql<WaitingOfHome<"money-asked">[]>`
    select 'money-asked' as kind, d.reference, d.headline, a.id as target, 1 as count,
           h.name, h."homeKind", h."homeArea", a.asked_at as since, o.held_until as until,
           ${momentsOf(sql)}
      from authorisations a
      join offers o on o.id = a.offer_id
      join referrals r on r.id = o.referral_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
     where a.council_id = ${actor.organisationId}::uuid and a.state = 'asked'
       and not public.took_part_in_offer(a.offer_id, ${actor.personId}::uuid)
       and (public.decides_funding(a.council_id, ${actor.personId}::uuid, null, a.first_year_pence, ${at}::timestamptz)
         or exists (select 1 from funding_deputies f
                     where f.council_id = a.council_id and f.deputy_id = ${actor.personId}::uuid and f.ended_at is null
                       and ${today} between f.first_day and f.last_day
                       and not public.took_part_in_offer(a.offer_id, f.absent_id)
                       and public.decides_funding(a.council_id, f.deputy_id, f.absent_id, a.first_year_pence, ${at}::timestamptz)))
     order by coalesce(r.needed_on, date '9999-12-31'), a.asked_at limit ${MAX_ROWS}`;
}
