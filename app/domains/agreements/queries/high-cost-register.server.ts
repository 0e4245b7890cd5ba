import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { formatPence } from "~/platform/forms/money";
import { denyPage } from "~/platform/refusal.server";
import { londonDate } from "~/platform/time";
import { costOutcomeWords } from "../high-cost/cost-outcomes.options";
import { highCostAbilities, may } from "../high-cost/high-cost.policy";
import { costReviewWords, thresholdWords } from "../high-cost/high-cost.rules";
import type { RegisterFilter } from "../high-cost/register-filter.schema";
import { childWords, homeLine, type NamedPlacement } from "../placement/placement-words.rules";
import { EARLIEST_COST_REVIEW, HIGH_COST } from "./weekly-cost.server";

export type HighCostRow = {
  id: string;
  reference: string;
  child: string;
  home: string;
  weekly: string;
  due: string;
  overdue: boolean;
  last: string;
};

export type HighCostRegister = {
  filter: RegisterFilter;
  thresholdPence: number | null;
  threshold: string;
  rows: HighCostRow[];
  /** After which row the next page begins. */
  next: string | null;
  /** How many placements have no issued agreement, so that what they cost is not known here. */
  unknown: number;
  abilities: ReturnType<typeof highCostAbilities>;
};

const PAGE_SIZE = 25;

type Found = NamedPlacement & {
  other: string | null;
  pence: number;
  dueOn: string;
  outcome: string | null;
};

type Which = { today: string; overdue: boolean };

/**
 * The placements that a child lives in, as `p` with their newest review, what they cost and when that is reviewed (`HIGH_COST`).
 * Where only overdue reviews are wanted, only what may be overdue is priced: PostgreSQL moves nothing past the offset.
 */
const listed = (sql: TransactionSql, actor: Actor, { today, overdue }: Which) => sql`
  (select * from (
     select p.*, t.weekly_pence as threshold, (t.set_at at time zone 'Europe/London')::date as threshold_since,
            r.outcome, r.next_on
       from (${newestThreshold(sql, actor)}) t
       join placements p on p.council_id = ${actor.organisationId}::uuid and p.state in ('started', 'notice-given')
       left join lateral (select r.outcome, r.next_on from cost_reviews r where r.placement_id = p.id
         order by r.number desc limit 1) r on true
      where t.weekly_pence is not null) p
    ${overdue ? sql`where ${sql.unsafe(EARLIEST_COST_REVIEW)} < ${today}::date` : sql``} offset 0) p
  cross join (select ${today}::date as day) d ${sql.unsafe(HIGH_COST)}`;

const newestThreshold = (sql: TransactionSql, actor: Actor) => sql`
  select t.weekly_pence, t.set_at from cost_thresholds t
   where t.council_id = ${actor.organisationId}::uuid order by t.set_at desc, t.id desc limit 1`;

const onRegister = (sql: TransactionSql, { today, overdue }: Which) => sql`
  w.pence >= p.threshold ${overdue ? sql`and k.due_on < ${today}::date` : sql``}`;

/** The council's placements that cost its threshold or more, those whose review is due first. 403 in words for a role that reads none. */
export async function highCostRegister(actor: Actor, filter: RegisterFilter): Promise<HighCostRegister> {
  const subject = { councilId: actor.organisationId };
  const permission = may(actor, "view", subject);
  if (permission !== true) return denyPage(permission);
  const today = londonDate(now());
  const which = { today, overdue: filter.overdue };
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found, [standing]] = await pipelined("council", settings, (sql) => [
    sql<Found[]>`
      select p.id, p.reference, p.headline, p.child_number as "childNumber", p.child_count as "childCount",
             h.name, h."homeKind", h."homeArea", o.name as other, w.pence, k.due_on::text as "dueOn", p.outcome
        from ${listed(sql, actor, which)}
        join ${namedHomes(sql)} h on h.id = p.service_id
        left join access.organisations o on o.id = p.provider_id
       where ${onRegister(sql, which)}
         ${filter.after ? sql`and (k.due_on, p.id) > (${filter.after.due}::date, ${filter.after.id}::uuid)` : sql``}
       order by k.due_on, p.id limit ${PAGE_SIZE + 1}`,
    sql<{ weeklyPence: number | null; unknown: number }[]>`
      select (select t.weekly_pence from (${newestThreshold(sql, actor)}) t) as "weeklyPence",
             (select count(*)::int from placements p where p.council_id = ${actor.organisationId}::uuid
               and p.state in ('started', 'notice-given') and not exists (select 1 from agreements a
                 where a.acceptance_id = p.acceptance_id and a.version_number > 0)) as unknown`,
  ]);
  const shown = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const thresholdPence = standing?.weeklyPence ?? null;
  return {
    filter,
    thresholdPence,
    threshold: thresholdWords(thresholdPence),
    rows: shown.map((row) => rowOf(row, today)),
    next: last ? `${last.dueOn}_${last.id}` : null,
    unknown: standing?.unknown ?? 0,
    abilities: highCostAbilities(actor, subject),
  };
}

function rowOf(row: Found, today: string): HighCostRow {
  return {
    id: row.id,
    reference: row.reference,
    child: childWords(row),
    home: homeLine(row, "council"),
    weekly: formatPence(row.pence),
    due: costReviewWords(row.dueOn, today),
    overdue: row.dueOn < today,
    last: row.outcome === null ? "Not reviewed yet" : costOutcomeWords(row.outcome),
  };
}

export type HighCostWaits = "cost-reviews-overdue";

/** How many placements of the register are past their review: one line for whoever reviews them. */
export function costReviewsOverdue(sql: TransactionSql, actor: Actor, at: Date) {
  const which = { today: londonDate(at), overdue: true };
  return sql<
    {
      kind: HighCostWaits;
      reference: null;
      headline: null;
      target: null;
      count: number;
      name: null;
      since: Date | null;
      until: Date | null;
    }[]
  >`
    select 'cost-reviews-overdue' as kind, null as reference, null as headline, null as target, count(*)::int as count,
           null as name, null::timestamptz as since, (min(k.due_on) + time '23:59') at time zone 'Europe/London' as until
      from ${listed(sql, actor, which)}
     where ${onRegister(sql, which)}
    having count(*) > 0`;
}
