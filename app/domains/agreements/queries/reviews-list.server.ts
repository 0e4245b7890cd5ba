import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { HAVE_OWN_PLACEMENTS } from "~/domains/access/role-groups";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { homeTitle } from "~/domains/providers/service-words.rules";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { forbidden } from "~/platform/refusal";
import { denyPage, refusePage } from "~/platform/refusal.server";
import { londonDate } from "~/platform/time";
import { type AfterDay, readAfterDay } from "../placement/list-keys.schema";
import { may, readsReviews } from "../placement/placement.policy";
import { childWords, type NamedPlacement } from "../placement/placement-words.rules";
import { nextReviewWords, toTellWords } from "../reviews/review.rules";
import { withoutOfficer } from "./waiting-officers.server";

export type ReviewRow = {
  id: string;
  reference: string;
  child: string;
  home: string;
  next: string;
  tag: { words: string; tone: "now" | "soon" | "plain" };
  /** What happened since the last review, or the move in, for whoever chairs the next. */
  toTell: string;
};
/** Whose reviews: of the children in whose case the reader has a part, or of those without a reviewing officer. */
export const REVIEWS_OF = ["mine", "without-officer"] as const;
export type ReviewsOf = (typeof REVIEWS_OF)[number];
export type ReviewsFilter = { whose?: ReviewsOf | undefined; after?: AfterDay | undefined };

export type ReviewsList = {
  whose: ReviewsOf | undefined;
  /** Whether the reader has a part in cases, so that their own can be listed. */
  hasOwn: boolean;
  rows: ReviewRow[];
  next: string | null;
  first: boolean;
};

const PAGE_SIZE = 25;
/** Without a date a review comes first. */
const NO_DATE = "0001-01-01";

type Found = NamedPlacement & {
  dueOn: string | null;
  reviewed: boolean;
  key: string;
  notice: boolean;
  missingNow: boolean;
  missing: number;
  objected: boolean;
  changes: number;
};

/**
 * The council's children who live somewhere, by their next statutory review: those without a date first, then the overdue. With
 * what happened since the last review that was recorded, or since the child moved in. 403 for who reads no reviews.
 */
export async function listReviews(
  actor: Actor,
  { whose: asked, after }: ReviewsFilter = {},
): Promise<ReviewsList> {
  const own = {
    councilId: actor.organisationId,
    providerId: "",
    state: "started" as const,
    endToConfirm: false,
  };
  const permission = may(actor, "view", own);
  if (permission !== true) return denyPage(permission);
  if (!readsReviews(actor)) return refusePage(forbidden("Your role does not read statutory reviews"));
  const hasOwn = holds(actor, ...HAVE_OWN_PLACEMENTS);
  const whose = asked === "mine" && !hasOwn ? undefined : asked;
  const theirs = (sql: TransactionSql) => {
    if (whose === "mine")
      return sql`and exists (select 1 from assignments a where a.referral_id = p.referral_id
        and a.person_id = ${actor.personId}::uuid and a.ended_at is null)`;
    return whose === undefined ? sql`` : sql`and ${withoutOfficer(sql)}`;
  };
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found] = await pipelined("council", settings, (sql) => [
    sql<Found[]>`
      with page as materialized (
        select p.*, v.due_on as review_on, coalesce(v.due_on, ${NO_DATE}::date) as review_key,
               l.held_on is not null as reviewed, coalesce(l.held_on, least(p.council_moved_in, p.provider_moved_in)) as since
          from placements p
          left join placement_reviews v on v.placement_id = p.id and v.decided_at is null
          left join lateral (select max(q.held_on) as held_on from placement_reviews q
            where q.placement_id = p.id and q.decided_at is not null) l on true
         where p.council_id = ${actor.organisationId}::uuid and p.state in ('started', 'notice-given')
           ${theirs(sql)}
           ${after ? sql`and (coalesce(v.due_on, ${NO_DATE}::date), p.id) > (${after.due}::date, ${after.id}::uuid)` : sql``}
         order by review_key, p.id limit ${PAGE_SIZE + 1})
      select p.id, p.reference, p.headline, p.child_number as "childNumber", p.child_count as "childCount",
             h.name, h."homeKind", h."homeArea", p.review_on::text as "dueOn", p.reviewed, to_char(p.review_key, 'YYYY-MM-DD') as key,
             p.state = 'notice-given' as notice,
             exists (select 1 from placement_absences a where a.placement_id = p.id and a.withdrawn_at is null
               and a.kind = 'missing' and a.back_on is null) as "missingNow",
             (select count(*)::int from placement_absences a where a.placement_id = p.id and a.withdrawn_at is null
               and a.kind = 'missing' and a.away_from >= p.since) as missing,
             exists (select 1 from step_down_plans s where s.placement_id = p.id and s.answer = 'objected') as objected,
             (select count(*)::int from placement_changes c where c.placement_id = p.id and c.state = 'authorised'
               and (c.decided_at at time zone 'Europe/London')::date >= p.since) as changes
        from page p
        join ${namedHomes(sql)} h on h.id = p.service_id
       order by p.review_key, p.id`,
  ]);
  const today = londonDate(now());
  const shown = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    ...{ whose, hasOwn },
    rows: shown.map((row) => rowOf(row, today)),
    next: last ? `${last.key}_${last.id}` : null,
    first: after === undefined,
  };
}

/** Whose reviews, and the row after which a further page begins, from the query of the list's address. */
export function readReviewsFilter(query: URLSearchParams): ReviewsFilter {
  const whose = REVIEWS_OF.find((one) => one === query.get("whose"));
  return { whose, after: readAfterDay(query, NO_DATE) };
}

function rowOf(row: Found, today: string): ReviewRow {
  const overdue = row.dueOn !== null && row.dueOn < today;
  return {
    id: row.id,
    reference: row.reference,
    child: childWords(row),
    home: homeTitle(row),
    next: row.dueOn === null ? "No date entered for the next review" : nextReviewWords(row.dueOn, today),
    tag:
      row.dueOn === null
        ? { words: "No date", tone: "soon" }
        : overdue
          ? { words: "Outcome not recorded", tone: "now" }
          : { words: "Planned", tone: "plain" },
    toTell: toTellWords(row),
  };
}
