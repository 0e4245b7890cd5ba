import type { Fragment, TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { HAVE_OWN_PLACEMENTS } from "~/domains/access/role-groups";
import { unregisteredHomes } from "~/domains/providers/queries/unregistered-homes.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { londonDate } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import { may, readsReviews, readsStepDown, sideOf } from "../placement/placement.policy";
import {
  COUNCIL_TABS,
  PLACEMENT_TABS,
  type PlacementFilter,
  type PlacementTab,
} from "../placement/placement-list.schema";
import {
  childWords,
  daysLine,
  homeLine,
  type NamedPlacement,
  placementTags,
  type Side,
} from "../placement/placement-words.rules";
import { nextReviewWords } from "../reviews/review.rules";
import { stepDownWords } from "../step-down/step-down.rules";

export type PlacementRow = {
  id: string;
  reference: string;
  title: string;
  tags: { words: string; tone: "now" | "soon" | "good" | "info" | "hold" | "plain" }[];
  /** The home, and whoever is on the other side of it. */
  line: string;
  days: string;
};

export type PlacementList = {
  filter: PlacementFilter;
  /** The views that this side has. */
  tabs: PlacementTab[];
  /** Whether the reader has a part in placements, so that their own can be listed. */
  works: boolean;
  rows: PlacementRow[];
  /** After which row the next page begins. */
  next: string | null;
};

export const PLACEMENTS_PAGE_SIZE = 25;

type Found = NamedPlacement & {
  state: PlacementState;
  referralReference: string;
  plannedStart: string;
  councilMovedIn: string | null;
  providerMovedIn: string | null;
  noticeLastNight: string | null;
  lastNight: string | null;
  endToConfirm: boolean;
  dueOn: string;
  other: string | null;
  /** The day of the next statutory review, for those who read reviews. */
  reviewOn: string | null;
  /** Where the child should live next and by when, for those who read that. */
  stepDownTo: string | null;
  stepDownBy: string | null;
};

/**
 * The placements of one side, in one statement whatever their number: those that somebody should look at first, and of
 * those that are over the newest first. Paged by key. 403 in words for a role that reads none.
 */
export async function listPlacements(actor: Actor, asked: PlacementFilter): Promise<PlacementList> {
  const own = {
    councilId: actor.organisationId,
    providerId: actor.organisationId,
    state: "planned" as const,
    endToConfirm: false,
  };
  const side = sideOf(actor, own);
  if (!side) return notFound();
  const permission = may(actor, "view", own);
  if (permission !== true) return denyPage(permission);
  const tabs = PLACEMENT_TABS.filter(
    (tab) =>
      (side === "council" || !COUNCIL_TABS.includes(tab)) &&
      (tab !== "step-down-overdue" || readsStepDown(actor)),
  );
  const works = side === "council" && holds(actor, ...HAVE_OWN_PLACEMENTS);
  const { mine, ...others } = asked;
  const filter: PlacementFilter = {
    ...others,
    tab: tabs.includes(asked.tab) ? asked.tab : "living",
    ...(mine && works ? { mine } : {}),
  };
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found] = await pipelined(side, settings, (sql) => [pageOf(sql, actor, side, filter)]);
  const today = londonDate(now());
  const shown = found.slice(0, PLACEMENTS_PAGE_SIZE);
  const last = found.length > PLACEMENTS_PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    filter,
    tabs,
    works,
    rows: shown.map((row) => rowOf(row, side, today)),
    next: last ? `${last.dueOn}_${last.id}` : null,
  };
}

/** Written out, so that the indexes of the lists are used. */
const STATES: Readonly<Record<PlacementTab, string>> = {
  planned: "p.state = 'planned'",
  living: "p.state in ('started', 'notice-given')",
  ended: "p.state in ('ended', 'fallen-through')",
  "by-phone": "p.state in ('planned', 'started', 'notice-given', 'ended')",
  unregistered: "p.state in ('planned', 'started', 'notice-given')",
  "step-down-overdue": "p.state in ('planned', 'started', 'notice-given')",
};

function pageOf(sql: TransactionSql, actor: Actor, side: Side, filter: PlacementFilter) {
  const { tab, search, after, mine, service } = filter;
  const newestFirst = tab === "ended";
  const direction = sql.unsafe(newestFirst ? "desc" : "asc");
  const parts: Fragment[] = [
    side === "council"
      ? sql`p.council_id = ${actor.organisationId}::uuid`
      : sql`p.provider_id = ${actor.organisationId}::uuid`,
    sql`${sql.unsafe(STATES[tab])}`,
  ];
  if (tab === "unregistered") parts.push(sql`p.service_id in ${unregisteredHomes(sql)}`);
  if (tab === "step-down-overdue")
    parts.push(sql`p.id in (select s.placement_id from step_down_plans s
      where s.council_id = ${actor.organisationId}::uuid and s.due_on < ${londonDate(now())}::date)`);
  if (tab === "by-phone")
    parts.push(sql`p.offer_id in (select a.offer_id from authorisations a
      where a.council_id = ${actor.organisationId}::uuid and a.state in ('verbal', 'lapsed'))`);
  if (service) parts.push(sql`p.service_id = ${service}::uuid`);
  if (mine)
    parts.push(sql`exists (select 1 from assignments a where a.referral_id = p.referral_id
      and a.person_id = ${actor.personId}::uuid and a.ended_at is null)`);
  if (search !== "") {
    const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(sql`(p.reference like ${like} or p.referral_reference like ${like})`);
  }
  if (after)
    parts.push(
      newestFirst
        ? sql`(p.due_on, p.id) < (${after.due}::date, ${after.id}::uuid)`
        : sql`(p.due_on, p.id) > (${after.due}::date, ${after.id}::uuid)`,
    );
  const where = parts.reduce((all, part) => sql`${all} and ${part}`);
  const other = sql.unsafe(side === "council" ? "provider_id" : "council_id");
  // The page is cut first: homes and organisations are looked up for its rows alone.
  return sql<Found[]>`
    with page as materialized (
      select * from placements p where ${where}
       order by p.due_on ${direction}, p.id ${direction} limit ${PLACEMENTS_PAGE_SIZE + 1})
    select p.id, p.reference, p.state, p.referral_reference as "referralReference", p.headline,
           p.child_number as "childNumber", p.child_count as "childCount", p.planned_start::text as "plannedStart",
           p.council_moved_in::text as "councilMovedIn", p.provider_moved_in::text as "providerMovedIn",
           p.notice_last_night::text as "noticeLastNight", p.last_night::text as "lastNight",
           p.state = 'ended' and p.ended_side = 'provider' and p.end_confirmed_at is null as "endToConfirm", p.due_on::text as "dueOn",
           h.name, h."homeKind", h."homeArea", o.name as other, ${readsReviews(actor) ? nextReviewOf(sql) : sql`null::text`} as "reviewOn",
           ${readsStepDown(actor) ? sql`sd.target as "stepDownTo", sd.due_on::text as "stepDownBy"` : sql`null as "stepDownTo", null as "stepDownBy"`}
      from page p
      join ${namedHomes(sql)} h on h.id = p.service_id
      left join access.organisations o on o.id = p.${other}
      ${readsStepDown(actor) ? sql`left join step_down_plans sd on sd.placement_id = p.id and p.state in ('planned', 'started', 'notice-given')` : sql``}
     order by p.due_on ${direction}, p.id ${direction}`;
}

/** Its table is the council's alone, so that a provider's statement does not name it. */
const nextReviewOf = (sql: TransactionSql) => sql`(select v.due_on::text from placement_reviews v
  where v.placement_id = p.id and v.decided_at is null and p.state in ('planned', 'started', 'notice-given'))`;

function rowOf(row: Found, side: Side, today: string): PlacementRow {
  return {
    id: row.id,
    reference: row.reference,
    title: childWords(row),
    tags: placementTags(row, side, today),
    line: homeLine(row, side),
    days: [
      daysLine(row, today),
      ...(row.reviewOn ? [nextReviewWords(row.reviewOn, today)] : []),
      ...(row.stepDownTo && row.stepDownBy
        ? [stepDownWords({ target: row.stepDownTo, dueOn: row.stepDownBy }, today)]
        : []),
    ].join(". "),
  };
}
