import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { homeRows, type WaitingOfHome, withHome } from "../home.rules";
import type { HomeRow, Waiting } from "../home-kinds.rules";
import { comparisonsUnusual } from "./comparisons-unusual.server";
import { documentsOf } from "./documents-waiting.server";
import { forumActions } from "./forum-actions.server";
import { type Draft, mine, momentsOf, neededBy } from "./own-referrals.server";
import { rolesToConfirm } from "./roles-to-confirm.server";
import { alertsToConfirm, providersDecided, providersToConfirm, withinAWorkingDay } from "./standings.server";

export type Home = { rows: HomeRow[]; works: boolean };

/** At most so many of one kind are read: the home is a desk, the lists are behind it. */
const MAX_ROWS = 60;

const DAY = "interval '24 hours'";

/**
 * What needs this person of a council now, in one trip: a broker's own referrals, all of the council's for team
 * manager and emergency duty, and the money for a head of service; a second person's word for those who may give it; documents that wait for one, and those of theirs that were not taken. `works` says whether the role has such work.
 */
export async function councilHome(actor: Actor): Promise<Home> {
  const brokers = holds(actor, "broker", "team-manager", "emergency-duty");
  const head = holds(actor, "head-of-service");
  const writes = brokers || holds(actor, "social-worker");
  if (actor.kind !== "council") return { rows: [], works: false };
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const at = now();
  const everybodys = holds(actor, "team-manager", "emergency-duty");
  const found = await pipelined("council", settings, (sql) => [
    head ? moneyAsked(sql, actor) : nothing<WaitingOfHome>(sql),
    brokers ? offersOf(sql, actor, everybodys, at) : nothing<WaitingOfHome>(sql),
    brokers ? searchesOf(sql, actor, everybodys, at) : nothing<Waiting>(sql),
    writes ? draftsOf(sql, actor, everybodys) : nothing<Draft>(sql),
    writes ? secondPersonOf(sql, actor, everybodys) : nothing<Draft>(sql),
    writes ? documentsOf(sql, actor, everybodys) : nothing<Draft>(sql),
    forumActions(sql, actor),
    providersToConfirm(sql, actor),
    providersDecided(sql, actor, at),
    alertsToConfirm(sql, actor),
    rolesToConfirm(sql, actor),
    comparisonsUnusual(sql, actor, at),
  ]);
  const [
    asked,
    offers,
    searches,
    drafts,
    agrees,
    documents,
    actions,
    toConfirm,
    decided,
    alerts,
    roles,
    unusual,
  ] = found;
  const standings = [...withinAWorkingDay(toConfirm), ...decided, ...alerts, ...roles, ...unusual];
  const waiting = [
    ...[...asked, ...offers].map(withHome),
    ...searches,
    ...[...drafts, ...agrees, ...documents].map(described),
    ...actions,
    ...standings,
  ];
  const works = writes || head || actions.length > 0 || standings.length > 0;
  return { rows: homeRows(waiting, councilPaths(actor.organisationSlug).home(), at), works };
}

/** A draft has no edition to name it: it is called by what is known of the child. */
function described({ age, gender, serviceKind, ...draft }: Draft): Waiting {
  return { ...draft, headline: workingHeadline({ age, gender, serviceKind }) };
}

function nothing<T extends Waiting>(sql: TransactionSql) {
  return sql<T[]>`select 1 where false`;
}

/** Asked by somebody else. */
function moneyAsked(sql: TransactionSql, actor: Actor) {
  return sql<WaitingOfHome[]>`
    select 'money-asked' as kind, d.reference, d.headline, 'authorisations/' || a.id as path, 1 as count,
           coalesce(n.display_name, s.name) as name, s.kind as "homeKind", s.local_authority as "homeArea", a.asked_at as since, o.held_until as until,
           ${momentsOf(sql)}
      from authorisations a
      join offers o on o.id = a.offer_id
      join referrals r on r.id = o.referral_id
      join deliveries d on d.id = o.delivery_id
      join services s on s.id = o.service_id
      left join declarations n on n.service_id = s.id
     where a.council_id = ${actor.organisationId}::uuid and a.state = 'asked' and a.asked_by_id <> ${actor.personId}::uuid
     order by coalesce(r.needed_on, date '9999-12-31'), a.asked_at limit ${MAX_ROWS}`;
}

/** Single offers: questions to answer, offers to accept, holds that run out within a day. */
function offersOf(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const day = sql.unsafe(DAY);
  return sql<WaitingOfHome[]>`
    select k.kind, d.reference, d.headline, 'referrals/' || d.reference || '/offers/' || o.reference || k.page as path,
           1 as count, coalesce(n.display_name, s.name) as name, s.kind as "homeKind", s.local_authority as "homeArea", k.since, k.until,
           ${momentsOf(sql)}
      from offers o
      join referrals r on r.id = o.referral_id
      join deliveries d on d.id = o.delivery_id
      join services s on s.id = o.service_id
      left join declarations n on n.service_id = s.id
      cross join lateral (
        select 'question-returned' as kind, '/answer-question' as page, o.funding_since as since, null::timestamptz as until
         where o.state = 'preferred' and o.funding_stage = 'returned'
        union all
        select 'offer-authorised', '/accept', o.state_since, o.held_until
         where o.state = 'authorised' and o.confirmed_edition >= r.edition_number
        union all
        select 'hold-ends', '', null, o.held_until
         where o.state in ('submitted', 'shortlisted', 'reserve', 'preferred')
           and o.held_until between ${at} and ${at}::timestamptz + ${day}) k
     where ${mine(sql, actor, everybodys)} and r.state in ('searching', 'deciding')
     order by coalesce(k.until, k.since) limit ${MAX_ROWS}`;
}

/** Referrals whose search is open, by what waits in them. */
function searchesOf(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const day = sql.unsafe(DAY);
  return sql<Waiting[]>`
    with open as materialized (
      select r.id, r.reference, r.answer_by, r.edition_number, e.headline, r.state, r.state_since,
             ${momentsOf(sql)}
        from referrals r join editions e on e.referral_id = r.id and e.number = r.edition_number
       where ${mine(sql, actor, everybodys)} and r.state in ('searching', 'deciding')
       order by r.answer_by limit 200),
    offered as (
      select o.referral_id, count(*)::int as live,
             count(*) filter (where o.state = 'submitted')::int as fresh,
             count(*) filter (where o.state <> 'submitted')::int as running,
             min(o.state_since) filter (where o.state = 'submitted') as fresh_since,
             count(*) filter (where o.confirmed_edition < open.edition_number)::int as unconfirmed
        from offers o join open on open.id = o.referral_id
       where o.state in ('submitted', 'shortlisted', 'reserve', 'preferred', 'authorised')
       group by o.referral_id),
    told as (
      select d.referral_id, count(*)::int as lost, min(d.created_at) as since
        from deliveries d join open on open.id = d.referral_id
       where d.state = 'undeliverable' group by d.referral_id),
    keen as (
      select d.referral_id, count(*)::int as services, min(a.answered_at) as since
        from delivery_services a join deliveries d on d.id = a.delivery_id join open on open.id = d.referral_id
       where a.answer = 'interested' group by d.referral_id)
    select k.kind, open.reference, open.headline, 'referrals/' || open.reference || k.page as path, k.count,
           null as name, k.since, k.until, open."answerBy", open."neededBy"
      from open
      left join offered on offered.referral_id = open.id
      left join told on told.referral_id = open.id
      left join keen on keen.referral_id = open.id
      cross join lateral (
        select 'offers-new' as kind, '/offers' as page, offered.fresh as count, offered.fresh_since as since,
               null::timestamptz as until where offered.fresh > 0
        union all
        select 'offers-unconfirmed', '/offers', offered.unconfirmed, null, null where offered.unconfirmed > 0
        union all
        select 'undeliverable', '/deliveries', told.lost, told.since, null where told.lost > 0
        union all
        select 'interested', '', keen.services, keen.since, null where keen.services > 0
        union all
        select 'nothing-to-decide', '', 1, open.state_since, null
         where open.state = 'deciding' and coalesce(offered.running, 0) = 0
        union all
        select 'no-offers', '', 1, null, null
         where offered.live is null and open.answer_by < ${at}::timestamptz + ${day}) k
     order by coalesce(open."answerBy", open."neededBy") nulls last limit ${3 * MAX_ROWS}`;
}

/** What was begun and not sent: the broker's own, or what a social worker began. */
function draftsOf(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<Draft[]>`
    select 'draft' as kind, r.reference, null as headline, c.age, c.gender, r.service_kind as "serviceKind", 'referrals/' || r.reference || '/edit' as path, 1 as count,
           case when r.created_by_id <> ${actor.personId}::uuid then coalesce(p.name, 'A former colleague') end as name,
           r.created_at as since,
           null::timestamptz as until, null::timestamptz as "answerBy", ${neededBy(sql)} as "neededBy"
      from referrals r
      left join access.people p on p.id = r.created_by_id
      left join referral_children c on c.referral_id = r.id and c.position = 1
     where (${mine(sql, actor, everybodys)} or (r.council_id = ${actor.organisationId}::uuid and r.created_by_id = ${actor.personId}::uuid))
       and r.state in ('draft', 'checking')
     order by coalesce(r.needed_on, date '9999-12-31'), r.id limit ${MAX_ROWS}`;
}

/** Something known that somebody else left in what providers read, on referrals that this person works. */
function secondPersonOf(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<Draft[]>`
    select 'second-person' as kind, r.reference, null as headline, c.age, c.gender, r.service_kind as "serviceKind",
           'referrals/' || r.reference || case g.about when 'pages' then '/edit/gate' when 'detail' then '/edit/fuller-detail/gate' else '/documents' end as path, count(*)::int as count, null as name,
           min(g.decided_at) as since, null::timestamptz as until, ${momentsOf(sql)}
      from gate_decisions g
      join referrals r on r.id = g.referral_id
      left join referral_children c on c.referral_id = r.id and c.position = 1
     where g.council_id = ${actor.organisationId}::uuid and g.action = 'keep' and g.known and g.agreed_by_id is null
       and g.decided_by_id <> ${actor.personId}::uuid
       and r.state in ('draft', 'checking', 'searching', 'deciding', 'paused')
       and (${mine(sql, actor, everybodys)} or exists (
         select 1 from assignments a
          where a.referral_id = r.id and a.person_id = ${actor.personId}::uuid and a.ended_at is null))
     group by r.id, c.id, g.about order by min(g.decided_at) limit ${MAX_ROWS}`;
}
