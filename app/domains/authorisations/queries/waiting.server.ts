import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { momentsOf } from "~/domains/referrals/queries/waiting.server";

const MAX_ROWS = 60;

/** Funding that a head of service decides on, asked by somebody else. */
export function moneyAsked(sql: TransactionSql, actor: Actor) {
  return sql<WaitingOfHome<"money-asked">[]>`
    select 'money-asked' as kind, d.reference, d.headline, a.id as target, 1 as count,
           h.name, h."homeKind", h."homeArea", a.asked_at as since, o.held_until as until,
           ${momentsOf(sql)}
      from authorisations a
      join offers o on o.id = a.offer_id
      join referrals r on r.id = o.referral_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
     where a.council_id = ${actor.organisationId}::uuid and a.state = 'asked' and a.asked_by_id <> ${actor.personId}::uuid
     order by coalesce(r.needed_on, date '9999-12-31'), a.asked_at limit ${MAX_ROWS}`;
}
