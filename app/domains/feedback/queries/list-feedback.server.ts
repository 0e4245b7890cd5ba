import type { Fragment, TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { serviceTitle } from "~/domains/providers/service-words.rules";
import { sectionLabel } from "~/domains/referrals/referral-sections.options";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import type { FeedbackFilter, FeedbackTab } from "../feedback-list.schema";
import { promiseLabel } from "../promise.options";
import { may } from "../promise.policy";

export type FeedbackRow = {
  id: string;
  placement: string;
  title: string;
  line: string;
  about: "verdict" | "promise";
  tag: string;
  when: string;
};
export type FeedbackList = { tab: FeedbackTab; rows: FeedbackRow[]; further: boolean; next: string | null };

export const FEEDBACK_PAGE_SIZE = 25;

type Found = {
  id: string;
  about: "verdict" | "promise";
  at: Date;
  days: number | null;
  points: string[];
  reference: string;
  name: string | null;
  homeKind: string;
  homeArea: string | null;
  provider: string | null;
};

/**
 * What differs from what was said or promised, of all placements of a council, newest first: in one statement, paged by key.
 * 403 for a role that has no use for it.
 */
export async function listFeedback(actor: Actor, { tab, after }: FeedbackFilter): Promise<FeedbackList> {
  const allowed = may(actor, "list", { councilId: actor.organisationId });
  if (allowed !== true) return denyPage(allowed);
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found] = await pipelined("council", settings, (sql) => [pageOf(sql, actor, { tab, after })]);
  const shown = found.slice(0, FEEDBACK_PAGE_SIZE);
  const last = found.length > FEEDBACK_PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    tab,
    rows: shown.map(rowOf),
    further: after !== undefined,
    next: last ? `${last.at.getTime()}_${last.id}` : null,
  };
}

function pageOf(
  sql: TransactionSql,
  actor: Actor,
  { tab, after }: { tab: FeedbackTab; after?: FeedbackFilter["after"] },
) {
  // Each kind finds the rows of its page by its index; what differs is put together for these alone.
  const pageBy = (at: Fragment, id: Fragment) => {
    const from = after ? sql`and (${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
    return sql`${from} order by ${at} desc, ${id} desc limit ${FEEDBACK_PAGE_SIZE + 1}`;
  };
  const verdicts = sql`(
    select v.id, 'verdict' as about, v.placement_id, v.answered_at as at, v.days
      from referral_verdicts v
     where v.council_id = ${actor.organisationId}::uuid
       and exists (select 1 from verdict_sections s where s.verdict_id = v.id and s.says <> 'described')
       ${pageBy(sql`v.answered_at`, sql`v.id`)})`;
  const promises = sql`(
    select k.id, 'promise' as about, k.placement_id, k.recorded_at as at, null::smallint as days
      from promise_checks k
     where k.council_id = ${actor.organisationId}::uuid
       and exists (select 1 from promise_points o where o.check_id = k.id and o.says = 'differs')
       ${pageBy(sql`k.recorded_at`, sql`k.id`)})`;
  const said: Record<FeedbackTab, Fragment> = {
    all: sql`${verdicts} union all ${promises}`,
    referrals: verdicts,
    homes: promises,
  };
  return sql<Found[]>`
    with said as (${said[tab]}),
    page as materialized (select * from said order by at desc, id desc limit ${FEEDBACK_PAGE_SIZE + 1})
    select page.id, page.about, page.at, page.days, p.reference, h.name, h."homeKind", h."homeArea", o.name as provider,
           case page.about
             when 'verdict' then (select array_agg(s.section order by s.section) from verdict_sections s
               where s.verdict_id = page.id and s.says <> 'described')
             else (select array_agg(o.point order by o.point) from promise_points o
               where o.check_id = page.id and o.says = 'differs') end as points
      from page
      join placements p on p.id = page.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
      left join access.organisations o on o.id = p.provider_id
     order by page.at desc, page.id desc`;
}

function rowOf(row: Found): FeedbackRow {
  const label = row.about === "verdict" ? sectionLabel : promiseLabel;
  const home = serviceTitle({ name: row.name, kind: row.homeKind, localAuthority: row.homeArea });
  const said = row.points.map((point) => label(point).toLowerCase()).join("; ");
  return {
    id: row.id,
    placement: row.reference,
    about: row.about,
    title: home,
    tag: row.about === "verdict" ? `Referral, ${row.days} days` : "Not as promised",
    line: `${row.about === "verdict" ? "Differs or was missing" : "Not as promised"}: ${said}`,
    when: [row.provider, dayAndTime(row.at, now())].filter(Boolean).join(", "),
  };
}
