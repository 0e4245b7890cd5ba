import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import {
  childWords,
  homeLine,
  type NamedPlacement,
} from "~/domains/agreements/placement/placement-words.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { isCalendarDate, londonDate } from "~/platform/time";
import { may } from "../document.policy";
import type { ReportKind } from "../document-kinds.options";
import { documentTitle, lateWords } from "../report.rules";
import { missingReports } from "./missing-reports.server";

export type DueReports = {
  rows: {
    id: string;
    reference: string;
    title: string;
    /** The home, and whoever is on the other side of it. */
    line: string;
    /** How late the oldest is; null where what is missing was only asked for. */
    late: string | null;
    missing: { key: string; words: string }[];
  }[];
  /** After which row this page and the next begin. */
  after: string | null;
  next: string | null;
  side: "council" | "provider";
};

export const DUE_PAGE_SIZE = 25;

type Missing = { kind: ReportKind; coversOn: string; dueOn: string; askedOn: string | null };
type Found = NamedPlacement & {
  referralReference: string;
  other: string | null;
  oldest: string;
  missing: Missing[];
};

type After = { oldest: string; id: string };

function readAfter(text: string | null): After | undefined {
  const [oldest = "", id = ""] = (text ?? "").split("_");
  return isCalendarDate(oldest) && isId(id) ? { oldest, id } : undefined;
}

/**
 * The placements of one side on which reports are late, or were asked for and are not there: a row each, the one that is late
 * longest first, in one statement whatever their number, paged by key. 403 in words for a role that reads none.
 */
export async function listDueReports(actor: Actor, after: string | null): Promise<DueReports> {
  const side = actor.kind;
  if (side === "region") return notFound();
  const own = {
    councilId: actor.organisationId,
    providerId: actor.organisationId,
    state: "started" as const,
    assignedTo: [],
    told: false,
  };
  const permission = may(actor, "view", own);
  if (permission !== true) return denyPage(permission);
  const today = londonDate(now());
  const from = readAfter(after);
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found] = await pipelined(side, settings, (sql) => [pageOf(sql, actor, today, from)]);
  const shown = found.slice(0, DUE_PAGE_SIZE);
  const last = found.length > DUE_PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => ({
      id: row.id,
      reference: row.reference,
      title: childWords(row),
      line: homeLine(row, side),
      late: lateness(row, today),
      missing: row.missing.map((one) => ({
        key: `${one.kind}_${one.coversOn}`,
        words: [
          documentTitle(one.kind, one.coversOn),
          [
            isAskedAlone(one) ? null : lateWords(one.dueOn, today),
            one.askedOn && `asked for on ${dayWords(one.askedOn)}`,
          ]
            .filter(Boolean)
            .join(", "),
        ]
          .filter(Boolean)
          .join(": "),
      })),
    })),
    after: from ? after : null,
    next: last ? `${last.oldest}_${last.id}` : null,
    side,
  };
}

/** No schedule asks for it (yet): it is not late, whenever it was asked for. */
const isAskedAlone = ({ askedOn, dueOn }: Found["missing"][number]) => askedOn === dueOn;

/** How long the oldest report that the schedule asks for is late. */
function lateness({ missing }: Found, today: string): string | null {
  const [oldest] = missing.flatMap((one) => (isAskedAlone(one) ? [] : [one.dueOn])).sort();
  return oldest ? lateWords(oldest, today) : null;
}

function pageOf(sql: TransactionSql, actor: Actor, today: string, after: After | undefined) {
  const other = sql.unsafe(actor.kind === "council" ? "provider_id" : "council_id");
  const from = after
    ? sql`where (l.oldest, l.placement_id) > (${after.oldest}::date, ${after.id}::uuid)`
    : sql``;
  return sql<Found[]>`
    with late as materialized (
      select m.placement_id, min(m.due_on) as oldest,
             json_agg(json_build_object('kind', m.kind, 'coversOn', m.covers_on, 'dueOn', m.due_on, 'askedOn', m.asked_on)
               order by m.due_on, m.kind) as missing
        from ${missingReports(sql, actor, today)} m
       group by m.placement_id),
    page as materialized (
      select * from late l ${from} order by l.oldest, l.placement_id limit ${DUE_PAGE_SIZE + 1})
    select p.id, p.reference, p.headline, p.child_number as "childNumber", p.child_count as "childCount",
           p.referral_reference as "referralReference", h.name, h."homeKind", h."homeArea", o.name as other,
           l.oldest::text as oldest, l.missing
      from page l
      join placements p on p.id = l.placement_id
      join ${namedHomes(sql)} h on h.id = p.service_id
      left join access.organisations o on o.id = p.${other}
     order by l.oldest, p.id`;
}
