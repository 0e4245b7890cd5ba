import type { Fragment, PendingQuery, Row, TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { BROKERS } from "~/domains/access/role-groups";
import { ENDED_STATES } from "~/domains/offers/offer.machine";
import type { ListFilter } from "~/domains/referrals/list-filter.schema";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { urgentFirst, urgentOrder } from "~/platform/database/urgent-first.server";
import { addDays, londonDate } from "~/platform/time";
import { writeUrgencyKey } from "~/platform/urgency";

export type ListedReferral = {
  id: string;
  reference: string;
  state: ReferralState;
  purpose: string | null;
  serviceKind: string | null;
  /** `YYYY-MM-DD` in London. */
  neededOn: string | null;
  answerBy: Date | null;
  stateSince: Date;
  stateReason: string | null;
  qualityScore: number;
  pagesDone: number;
  age: number | null;
  gender: string | null;
  brokerId: string;
  broker: string;
  sentTo: number;
  opened: number;
  offers: number;
};

export type ReferralList = {
  rows: ListedReferral[];
  /** Counted up to 1,000; `more` says that there are others beyond. */
  total: { count: number; more: boolean };
  /** The key of the next page. */
  next?: string;
  /** Who may be asked for in the filter. */
  brokers: { id: string; name: string }[];
};

export const PAGE_SIZE = 20;
const COUNTED = 1_000;
const OPEN: ReferralState[] = ["draft", "checking", "searching", "paused", "deciding", "agreed"];
const FINISHED: ReferralState[] = ["placed", "ended", "withdrawn", "closed"];

/**
 * Codes of our own lists, written out: the index of what is open holds a list of states, and a plan that is kept cannot know
 * that bound values are the same. The database would make a plan for every page, which takes as long as the page's rows.
 */
function written(sql: TransactionSql, codes: readonly string[]): PendingQuery<Row[]> {
  return sql.unsafe(codes.map((code) => `'${code.replace(/[^a-z-]/g, "")}'`).join(", "));
}

/**
 * The council's referrals, in three statements and one trip whatever their number: what is open with the most
 * urgent first, what is finished with the newest first. Others than the council's own people get nothing.
 */
export async function listReferrals(actor: Actor, filter: ListFilter): Promise<ReferralList> {
  if (actor.kind !== "council") return { rows: [], total: { count: 0, more: false }, brokers: [] };
  const newestFirst = filter.state === "finished" || FINISHED.some((state) => state === filter.state);
  const asOf = filter.after && "urgent" in filter.after ? filter.after.urgent.asOf : now();
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [rows, [counted], brokers] = await pipelined("council", settings, (sql) => {
    const where = conditions(sql, actor, filter);
    return [
      pageOf(sql, where, { newestFirst, asOf, after: filter.after }),
      sql<{ n: number }[]>`
        select count(*)::int as n from (select 1 from referrals r where ${where} limit ${COUNTED + 1}) counted`,
      sql<{ id: string; name: string }[]>`
        select id, name from access.colleagues() where roles && ${[...BROKERS]} order by name, id`,
    ];
  });
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const n = counted?.n ?? 0;
  return {
    rows: shown.map(({ due: _due, band: _band, ...row }) => row),
    total: { count: Math.min(n, COUNTED), more: n > COUNTED },
    ...(last
      ? {
          next: newestFirst
            ? `${last.due.toISOString()}.${last.id}`
            : writeUrgencyKey({ band: last.band, asOf, at: last.due, id: last.id }),
        }
      : {}),
    brokers: [...brokers],
  };
}

type Keyed = ListedReferral & { due: Date; band: number };

const COLUMNS = (sql: TransactionSql) =>
  sql`r.id, r.reference, r.state, r.purpose, r.service_kind, r.needed_on, r.answer_by, r.state_since,
      r.state_reason, r.quality_score, r.saved_pages, r.broker_id`;

type Place = { newestFirst: boolean; asOf: Date; after: ListFilter["after"] };

/** The rows of one page, with `due` and `band`, and the order in which they stand. */
function sliceOf(
  sql: TransactionSql,
  where: Fragment,
  { newestFirst, asOf, after }: Place,
): { rows: Fragment; order: Fragment } {
  if (!newestFirst) {
    const rows = urgentFirst(sql, {
      columns: COLUMNS(sql),
      from: sql`referrals r`,
      id: sql`r.id`,
      where,
      // What does not say when it is due comes after all that do: the database works it out in this column.
      moment: sql`r.due_at`,
      limit: PAGE_SIZE + 1,
      asOf,
      after: after && "urgent" in after ? after.urgent : undefined,
    });
    return { rows, order: urgentOrder(sql, sql`r`) };
  }
  const newest = after && "newest" in after ? after.newest : undefined;
  const beyond = newest
    ? sql`(r.state_since, r.id) < (${newest.key}::timestamptz, ${newest.id}::uuid)`
    : sql`true`;
  return {
    rows: sql`
      select ${COLUMNS(sql)}, r.state_since as due, 0 as band from referrals r
       where ${where} and ${beyond} order by r.state_since desc, r.id desc limit ${PAGE_SIZE + 1}`,
    order: sql`r.due desc, r.id desc`,
  };
}

function pageOf(sql: TransactionSql, where: Fragment, place: Place) {
  const { rows, order } = sliceOf(sql, where, place);
  // The page is cut first: deliveries and offers are counted for its rows alone.
  return sql<Keyed[]>`
    with page as materialized (${rows}),
    reached as (
      select referral_id, count(*)::int as sent, count(opened_at)::int as opened from deliveries
       where referral_id in (select id from page) group by referral_id)
    select r.id, r.reference, r.state, r.purpose, r.service_kind as "serviceKind",
           r.needed_on::text as "neededOn", r.answer_by as "answerBy", r.state_since as "stateSince",
           r.state_reason as "stateReason", r.quality_score as "qualityScore",
           cardinality(r.saved_pages) as "pagesDone", r.broker_id as "brokerId",
           coalesce(b.name, 'A former colleague') as broker, c.age, c.gender, r.due, r.band,
           coalesce(d.sent, 0) as "sentTo", coalesce(d.opened, 0) as opened, o.offers
      from page r
      left join access.colleagues() b on b.id = r.broker_id
      left join referral_children c on c.referral_id = r.id and c.position = 1
      left join reached d on d.referral_id = r.id
      cross join lateral (
        select count(*)::int as offers from offers
         where referral_id = r.id and version_number > 0 and state not in (${written(sql, [...ENDED_STATES])})) o
     order by ${order}`;
}

function conditions(sql: TransactionSql, actor: Actor, filter: ListFilter): Fragment {
  const states =
    filter.state === "open" ? OPEN : filter.state === "finished" ? FINISHED : [filter.state as ReferralState];
  const parts: Fragment[] = [
    sql`r.council_id = ${actor.organisationId}`,
    sql`r.state in (${written(sql, states)})`,
  ];
  if (filter.broker)
    parts.push(sql`r.broker_id = ${filter.broker === "me" ? actor.personId : filter.broker}::uuid`);
  const today = londonDate(now());
  if (filter.needed === "today") parts.push(sql`r.needed_on <= ${today}::date`);
  if (filter.needed === "soon")
    parts.push(sql`r.needed_on > ${today}::date and r.needed_on < ${addDays(today, 5)}::date`);
  if (filter.needed === "later") parts.push(sql`r.needed_on >= ${addDays(today, 5)}::date`);
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(sql`(r.reference ilike ${like} or r.broker_id in (
      select id from access.colleagues() where name ilike ${like}))`);
  }
  return parts.reduce((all, part) => sql`${all} and ${part}`);
}
