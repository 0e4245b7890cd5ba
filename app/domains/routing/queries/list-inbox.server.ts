import type { Fragment, PendingQuery, Row, TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { titlesApart } from "~/domains/providers/service-words.rules";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { urgentFirst, urgentOrder } from "~/platform/database/urgent-first.server";
import type { Permission } from "~/platform/permission";
import { denyPage } from "~/platform/refusal.server";
import { readUrgencyKey, type UrgencyKey, writeUrgencyKey } from "~/platform/urgency";
import type { DeliveryState } from "../delivery.machine";
import { may } from "../delivery.policy";
import { deliverySettings } from "../delivery.scope.server";
import { type WordedRow, wordInboxRow } from "../inbox-words.rules";
import { type InboxRow, type InboxTab, inboxTabOf } from "./inbox-row";

const PAGE = 20;
/** Counts stop here: nobody needs to know whether it is 1,001 or 4,000. */
const MAX_COUNTED = 1_000;

export type Inbox = {
  rows: InboxRow[];
  /** How many wait and how many are answered, at most `MAX_COUNTED` + 1; closed ones are not counted. */
  counts: { open: number; answered: number };
  /** The key of the next page; null on the last. */
  next: string | null;
};

type Found = {
  id: string;
  reference: string;
  council: string;
  headline: string;
  summary: string;
  reason: string;
  state: DeliveryState;
  search_state: string;
  search_reason: string | null;
  needed_by: string | null;
  answer_by: Date;
  closed_at: Date | null;
  due: Date;
  band: number;
  edition_number: number;
  my_edition: number | null;
  opened_by_others: number;
  picked_up_by_id: string | null;
  picked_up_by: string | null;
  services: (Listed & { answer: string })[] | null;
  changes: { label: string; from: string; to: string }[] | null;
};

type Listed = {
  name: string | null;
  kind: string;
  localAuthority: string | null;
  registrationNumber: string;
};

/**
 * One page of an organisation's inbox, most urgent first (paused searches after the others; closed ones newest
 * first), in two statements of one trip. An actor who is no provider has an empty one.
 */
export async function listInbox(actor: Actor, tab: InboxTab, after: UrgencyKey | undefined): Promise<Inbox> {
  if (actor.kind !== "provider") return { rows: [], counts: { open: 0, answered: 0 }, next: null };
  const asOf = after?.asOf ?? now();
  const [found, counted] = await pipelined("provider", deliverySettings(actor), (sql) => [
    inboxPage(sql, actor, tab, { asOf, after }),
    sql<{ open: number; answered: number }[]>`
      select coalesce(max(n) filter (where tab = 'open'), 0) as open, coalesce(max(n) filter (where tab = 'answered'), 0) as answered
        from (values ('open', array['queued', 'delivered', 'opened', 'picked-up', 'undeliverable']), ('answered', array['answered'])) tabs(tab, states)
       cross join lateral (
         select count(*)::int as n from (
           select 1 from deliveries where provider_id = ${actor.organisationId} and state = any(states) limit ${MAX_COUNTED + 1}) d) counted`,
  ]);
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map((row) => inboxRow(row, actor.personId)),
    counts: counted[0] ?? { open: 0, answered: 0 },
    next:
      found.length > PAGE && last
        ? writeUrgencyKey({ band: last.band, asOf, at: last.due, id: last.id })
        : null,
  };
}

type Place = { asOf: Date; after: UrgencyKey | undefined };

/** The rows of one page, with `due` and `band`, and the order in which they stand. */
function inboxSlice(
  sql: TransactionSql,
  actor: Actor,
  tab: InboxTab,
  { asOf, after }: Place,
): { rows: Fragment; order: Fragment } {
  const mine = sql`provider_id = ${actor.organisationId}`;
  if (tab === "open") {
    const waits = sql`${mine} and state in ('queued', 'delivered', 'opened', 'picked-up', 'undeliverable')`;
    const rows = urgentFirst(sql, {
      columns: sql`*`,
      from: sql`deliveries`,
      id: sql`id`,
      where: waits,
      lastOfAll: sql`search_state = 'paused'`,
      moment: sql`answer_by`,
      limit: PAGE + 1,
      asOf,
      after,
    });
    return { rows, order: urgentOrder(sql, sql`d`) };
  }
  if (tab === "answered")
    return {
      rows: sql`
        select *, answer_by as due, 0 as band from deliveries
         where ${mine} and state = 'answered' ${after ? sql`and (answer_by, id) > (${after.at}, ${after.id})` : sql``}
         order by answer_by, id limit ${PAGE + 1}`,
      order: sql`d.due, d.id`,
    };
  return {
    rows: sql`
      select *, coalesce(closed_at, created_at) as due, 0 as band from deliveries
       where ${mine} and state = 'closed' and edition_number > 0
         ${after ? sql`and (coalesce(closed_at, created_at), id) < (${after.at}, ${after.id})` : sql``}
       order by coalesce(closed_at, created_at) desc, id desc limit ${PAGE + 1}`,
    order: sql`d.due desc, d.id desc`,
  };
}

function inboxPage(
  sql: TransactionSql,
  actor: Actor,
  tab: InboxTab,
  place: Place,
): PendingQuery<(Found & Row)[]> {
  const { rows, order } = inboxSlice(sql, actor, tab, place);
  return sql<(Found & Row)[]>`
    select d.id, d.reference, c.name as council, d.headline, d.summary, d.reason, d.state, d.search_state,
           d.search_reason, d.needed_by, d.answer_by, d.closed_at, d.due, d.band, d.edition_number,
           r.my_edition, r.opened_by_others,
           d.picked_up_by_id,
           p.name as picked_up_by,
           (select json_agg(json_build_object('name', coalesce(n.display_name, s.name), 'kind', s.kind,
                                              'localAuthority', s.local_authority,
                                              'registrationNumber', s.registration_number,
                                              'answer', a.answer) order by coalesce(n.display_name, s.name))
              from delivery_services a join services s on s.id = a.service_id
              left join declarations n on n.service_id = a.service_id
             where a.delivery_id = d.id) as services,
           case when d.edition_number > 1 then
             (select e.changes from editions e where e.referral_id = d.referral_id and e.number = d.edition_number)
           end as changes
      from (${rows}) d
      left join access.organisations c on c.id = d.council_id
      left join access.colleagues() p on p.id = d.picked_up_by_id
     cross join lateral (
       select max(r.edition_number) filter (where r.person_id = ${actor.personId}) as my_edition,
              count(distinct r.person_id) filter (where r.person_id <> ${actor.personId})::int as opened_by_others
         from delivery_reads r where r.delivery_id = d.id) r
     order by ${order}`;
}

function inboxRow(row: Found, me: string): InboxRow {
  const services = row.services ?? [];
  const titles = titlesApart(services);
  return {
    id: row.id,
    reference: row.reference,
    council: row.council,
    headline: row.headline,
    summary: row.summary,
    reason: row.reason,
    state: row.state,
    searchState: row.search_state,
    searchReason: row.search_reason,
    neededBy: row.needed_by,
    answerBy: row.answer_by,
    closedAt: row.closed_at,
    read: row.my_edition === null ? "unread" : row.my_edition < row.edition_number ? "changed" : "read",
    openedByOthers: row.opened_by_others,
    pickedUpBy: row.picked_up_by_id
      ? { name: row.picked_up_by ?? "a former colleague", me: row.picked_up_by_id === me }
      : null,
    services: services.map(({ answer }, index) => ({ name: titles[index] ?? "a service", answer })),
    changes: row.changes ?? [],
  };
}

export type InboxView = {
  /** `/provider/ashgrove-care/referrals` */
  tab: InboxTab;
  title: string;
  rows: WordedRow[];
  counts: { open: number; answered: number };
  /** The key of the next page. */
  next: string | null;
  /** Whether this page begins after the first row. */
  further: boolean;
};

/** Whether this person reads the referrals of the organisation at all; the inbox as such belongs to no delivery. */
function mayReadInbox(actor: Actor): Permission {
  const any = { state: "delivered", searchState: "searching", pickedUpById: null } as const;
  return may(actor, "view", { providerId: actor.organisationId, ...any });
}

/** The inbox page in words: `show` is the view, `after` the key of the page before. */
export async function viewInbox(actor: Actor, search: URLSearchParams): Promise<InboxView> {
  const permission = mayReadInbox(actor);
  if (permission !== true) return denyPage(permission);
  const tab = inboxTabOf(search.get("show"));
  const after = readUrgencyKey(search.get("after"));
  const inbox = await listInbox(actor, tab, after);
  const at = now();
  return {
    tab,
    title: titleOf(inbox.counts.open),
    rows: inbox.rows.map((row) => wordInboxRow(row, actor.organisationName, at)),
    counts: inbox.counts,
    next: inbox.next,
    further: after !== undefined,
  };
}

function titleOf(open: number): string {
  if (open === 0) return "No referral needs an answer from you";
  if (open === 1) return "1 referral needs an answer from you";
  if (open > MAX_COUNTED)
    return `More than ${MAX_COUNTED.toLocaleString("en-GB")} referrals need an answer from you`;
  return `${open.toLocaleString("en-GB")} referrals need an answer from you`;
}
