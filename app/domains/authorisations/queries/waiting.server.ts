import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { momentsOf } from "~/domains/referrals/queries/waiting.server";
import { decidesFunding } from "./decides-funding.server";

const MAX_ROWS = 60;

/** Funding on which this person decides today, that neither they nor the person they are deputy for took part in: by their own role, or as a deputy. */
export function moneyAsked(sql: TransactionSql, actor: Actor, at: Date) {
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
       and ${decidesFunding(sql, { actor, at })}
     order by coalesce(r.needed_on, date '9999-12-31'), a.asked_at limit ${MAX_ROWS}`;
}
