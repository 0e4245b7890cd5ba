import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "~/domains/access/waiting";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { mine, momentsOf, openSearches } from "~/domains/referrals/queries/waiting.server";
import {
  interested,
  type RoutingWaits,
  saidIncomplete,
  undelivered,
} from "~/domains/routing/queries/waiting.server";
import { isInTheRunning, LIVE } from "../offer.machine";

export type OfferWaits =
  | "question-returned"
  | "offer-authorised"
  | "hold-ends"
  | "offers-new"
  | "offers-unconfirmed"
  | "no-offers"
  | "nothing-to-decide"
  | "confirm-offer"
  | "offer-draft"
  | "own-hold-ends"
  | "offer-won";

/** What waits for an offer, with what its home is called by where it has told no name. */
export type WaitingOfHome<Kind extends string> = Waiting<Kind> & {
  homeKind: string;
  homeArea: string | null;
};

const MAX_ROWS = 60;
const MAX_OWN = 40;

const DAY = "interval '24 hours'";

/** Single offers: questions to answer, offers to accept, holds that run out within a day. */
export function offersOfCouncil(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const day = sql.unsafe(DAY);
  return sql<WaitingOfHome<OfferWaits>[]>`
    select k.kind, d.reference, d.headline, o.reference as target,
           1 as count, h.name, h."homeKind", h."homeArea", k.since, k.until,
           ${momentsOf(sql)}
      from offers o
      join referrals r on r.id = o.referral_id
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
      cross join lateral (
        select 'question-returned' as kind, o.funding_since as since, null::timestamptz as until
         where o.state = 'preferred' and o.funding_stage = 'returned'
        union all
        select 'offer-authorised', o.state_since, o.held_until
         where o.state = 'authorised' and o.confirmed_edition >= r.edition_number
        union all
        select 'hold-ends', null, o.held_until
         where o.state in ${sql(LIVE.filter((state) => state !== "authorised"))}
           and o.held_until between ${at} and ${at}::timestamptz + ${day}) k
     where ${mine(sql, actor, everybodys)} and r.state in ('searching', 'deciding')
     order by coalesce(k.until, k.since) limit ${MAX_ROWS}`;
}

/** Referrals whose search is open, by what waits in them. */
export function searchesOf(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const day = sql.unsafe(DAY);
  return sql<Waiting<OfferWaits | RoutingWaits>[]>`
    with open as materialized (${openSearches(sql, actor, everybodys)}),
    offered as (
      select o.referral_id, count(*)::int as live,
             count(*) filter (where o.state = 'submitted')::int as fresh,
             count(*) filter (where o.state in ${sql(LIVE.filter(isInTheRunning))})::int as running,
             min(o.state_since) filter (where o.state = 'submitted') as fresh_since,
             count(*) filter (where o.confirmed_edition < open.edition_number)::int as unconfirmed
        from offers o join open on open.id = o.referral_id
       where o.state in ${sql([...LIVE])}
       group by o.referral_id),
    told as (${undelivered(sql)}),
    keen as (${interested(sql)}),
    lacking as (${saidIncomplete(sql)})
    select k.kind, open.reference, open.headline, k.target, k.count,
           null as name, k.since, k.until, open."answerBy", open."neededBy"
      from open
      left join offered on offered.referral_id = open.id
      left join told on told.referral_id = open.id
      left join keen on keen.referral_id = open.id
      left join lacking on lacking.referral_id = open.id
      cross join lateral (
        select 'offers-new' as kind, null::text as target, offered.fresh as count, offered.fresh_since as since,
               null::timestamptz as until where offered.fresh > 0
        union all
        select 'offers-unconfirmed', null, offered.unconfirmed, null, null where offered.unconfirmed > 0
        union all
        select 'undeliverable', null, told.lost, told.since, null where told.lost > 0
        union all
        select 'interested', null, keen.services, keen.since, null where keen.services > 0
        union all
        select 'referral-incomplete', lacking.section, lacking.services, lacking.since, null where lacking.services > 0
        union all
        select 'nothing-to-decide', null, 1, open.state_since, null
         where open.state = 'deciding' and coalesce(offered.running, 0) = 0
        union all
        select 'no-offers', null, 1, null, null
         where offered.live is null and open.answer_by < ${at}::timestamptz + ${day}) k
     order by coalesce(open."answerBy", open."neededBy") nulls last limit ${3 * MAX_ROWS}`;
}

/** Offers to confirm or to send, holds that run out within a day, and what was accepted in the last days. */
export function offersOfProvider(sql: TransactionSql, actor: Actor, at: Date) {
  const day = sql.unsafe(DAY);
  return sql<WaitingOfHome<OfferWaits>[]>`
    select k.kind, d.reference, d.headline, o.reference as target, 1 as count,
           h.name, h."homeKind", h."homeArea", k.since, k.until,
           case when d.search_state = 'searching' then d.answer_by end as "answerBy"
      from offers o
      join deliveries d on d.id = o.delivery_id
      join ${namedHomes(sql)} h on h.id = o.service_id
      left join offer_drafts f on f.offer_id = o.id
      cross join lateral (
        select 'confirm-offer' as kind, null::timestamptz as since, null::timestamptz as until
         where o.state in ${sql([...LIVE])}
           and o.confirmed_edition < d.edition_number
        union all
        select 'offer-draft', f.saved_at, null
         where f.offer_id is not null and d.search_state in ('searching', 'deciding')
           and o.state in ${sql(["draft", ...LIVE])}
        union all
        select 'own-hold-ends', null, o.held_until
         where o.state in ${sql([...LIVE])}
           and o.held_until between ${at} and ${at}::timestamptz + ${day}
        union all
        select 'offer-won', o.state_since, null
         where o.state = 'accepted' and o.state_since > ${at}::timestamptz - 7 * ${day}) k
     where o.provider_id = ${actor.organisationId}::uuid
     order by coalesce(k.until, k.since) nulls first limit ${MAX_OWN}`;
}
