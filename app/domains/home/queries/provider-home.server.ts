import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { type WordedRow, wordInboxRow } from "~/domains/routing/inbox-words.rules";
import { listInbox } from "~/domains/routing/queries/list-inbox.server";
import { providerPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { homeRows, type WaitingOfHome, withHome } from "../home.rules";
import type { HomeRow, Waiting } from "../home-kinds.rules";
import { forumActions } from "./forum-actions.server";
import { forumSeats } from "./forum-seats.server";

export type ProviderHome = {
  rows: HomeRow[];
  /** The first referrals of the inbox, in its order. */
  referrals: WordedRow[];
  open: number;
  /** Whether the role has such work at all. */
  works: boolean;
};

/** At most so many of one kind, and so many referrals: the rest is behind the lists. */
const MAX_ROWS = 20;
const REFERRALS = 8;

/** What needs this person of a provider now, in two trips: the inbox, and what else waits. */
export async function providerHome(actor: Actor): Promise<ProviderHome> {
  if (actor.kind !== "provider") return { rows: [], referrals: [], open: 0, works: false };
  const answers = holds(actor, "referrals-officer", "registered-manager", "provider-admin");
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const at = now();
  if (!answers) {
    // Forums are everybody's, whatever their role.
    const [forums, actions] = await pipelined("provider", settings, (sql) => [
      forumSeats(sql, actor, at),
      forumActions(sql, actor),
    ]);
    const rows = homeRows([...forums, ...actions], providerPaths(actor.organisationSlug).home(), at);
    return { rows, referrals: [], open: 0, works: rows.length > 0 };
  }
  const inbox = await listInbox(actor, "open", undefined);
  const [offers, rest, forums, actions] = await pipelined("provider", settings, (sql) => [
    offersOf(sql, actor, at),
    holds(actor, "provider-admin") ? untold(sql, actor, at) : nothing(sql),
    forumSeats(sql, actor, at),
    forumActions(sql, actor),
  ]);
  return {
    rows: homeRows(
      [...offers.map(withHome), ...rest, ...forums, ...actions],
      providerPaths(actor.organisationSlug).home(),
      at,
    ),
    referrals: inbox.rows.slice(0, REFERRALS).map((row) => wordInboxRow(row, actor.organisationName, at)),
    open: inbox.counts.open,
    works: true,
  };
}

function nothing(sql: TransactionSql) {
  return sql<Waiting[]>`select 1 where false`;
}

/** Offers to confirm or to send, holds that run out within a day, and what was accepted in the last days. */
function offersOf(sql: TransactionSql, actor: Actor, at: Date) {
  const day = sql.unsafe("interval '24 hours'");
  return sql<WaitingOfHome[]>`
    select k.kind, d.reference, d.headline, 'offers/' || o.reference || k.page as path, 1 as count,
           coalesce(n.display_name, s.name) as name, s.kind as "homeKind", s.local_authority as "homeArea", k.since, k.until,
           case when d.search_state = 'searching' then d.answer_by end as "answerBy"
      from offers o
      join deliveries d on d.id = o.delivery_id
      join services s on s.id = o.service_id
      left join declarations n on n.service_id = s.id
      left join offer_drafts f on f.offer_id = o.id
      cross join lateral (
        select 'confirm-offer' as kind, '' as page, null::timestamptz as since, null::timestamptz as until
         where o.state in ('submitted', 'shortlisted', 'reserve', 'preferred', 'authorised')
           and o.confirmed_edition < d.edition_number
        union all
        select 'offer-draft', '/edit', f.saved_at, null
         where f.offer_id is not null and d.search_state in ('searching', 'deciding')
           and o.state in ('draft', 'submitted', 'shortlisted', 'reserve', 'preferred', 'authorised')
        union all
        select 'own-hold-ends', '', null, o.held_until
         where o.state in ('submitted', 'shortlisted', 'reserve', 'preferred', 'authorised')
           and o.held_until between ${at} and ${at}::timestamptz + ${day}
        union all
        select 'offer-won', '', o.state_since, null
         where o.state = 'accepted' and o.state_since > ${at}::timestamptz - 7 * ${day}) k
     where o.provider_id = ${actor.organisationId}::uuid
     order by coalesce(k.until, k.since) nulls first limit ${2 * MAX_ROWS}`;
}

/** What the organisation has not told: who answers, vacancies within 7 days, what its services are for. */
function untold(sql: TransactionSql, actor: Actor, at: Date) {
  return sql<Waiting[]>`
    with own as (
      select s.id, n.service_id is not null and (n.age_from is not null or cardinality(n.genders) > 0
               or cardinality(n.needs) > 0) as told,
             (select max(v.confirmed_at) from vacancies v where v.service_id = s.id) as confirmed
        from services s left join declarations n on n.service_id = s.id
       where s.provider_id = ${actor.organisationId}::uuid and s.status <> 'closed')
    select k.kind, null as reference, null as headline, k.path, k.count, null as name, k.since, null::timestamptz as until
      from (
        select 'nobody-answers' as kind, 'people' as path, 1 as count, ${at}::timestamptz as since
         where not exists (select 1 from access.memberships m
                where m.organisation_id = ${actor.organisationId}::uuid and m.ended_at is null
                  and 'referrals-officer' = any (m.roles))
        union all
        select 'vacancies-stale', 'services', count(*)::int, min(confirmed) from own
         where confirmed is null or confirmed < ${at}::timestamptz - interval '7 days'
        union all
        select 'nothing-declared', 'services', count(*)::int, null from own where not told) k
     where k.count > 0`;
}
