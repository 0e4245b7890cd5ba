import { cellKey } from "~/domains/disclosure/count-table.rules";
import { hideSmallCounts } from "~/domains/disclosure/queries/hide-small-counts.server";
import { REGION_CODE } from "~/domains/providers/council-areas";
import { CLOSE_REASONS } from "~/domains/referrals/close-reasons.options";
import { WANTED_KINDS } from "~/domains/referrals/referral.options";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { londonDate } from "~/platform/time";
import {
  agesTable,
  closingsTable,
  type DemandCount,
  type DemandTable,
  declinesTable,
  demandFigure,
  needsTable,
  typesTable,
  waitsTable,
} from "../demand/demand-figures.rules";
import { type DemandWindow, demandWindow } from "../demand/demand-window.rules";
import { withSupply } from "../demand/needed-and-available.rules";
import { pricedCounts, pricesFigure } from "../demand/price-figures.rules";
import type { FigureResult } from "../figures.types";
import { composedFigure } from "../region/composed-figures.rules";
import type { FigureQuery } from "../statement/figure-queries.rules";
import { councilVersions } from "./council-versions.server";
import {
  countDeclines,
  countNeeds,
  countOutcomes,
  countPrices,
  type OutcomeCount,
} from "./demand-counts.server";
import type { FigureCouncil, FigureRunner } from "./figure-runners.server";
import { oncePerTransaction } from "./once-per-transaction.server";
import { supplyOf } from "./supply-of-register.server";

/** Seconds that a page may take to find what else is hidden; the tables are small and take milliseconds. */
const MOST_SECONDS = 1;

/** Figures that tell of the same referrals by what has come of them, and have numbers in common. */
const OF_OUTCOMES: readonly FigureQuery[] = [
  "demand-ages",
  "demand-waits",
  "demand-types",
  "demand-closings",
];
const togetherWith = (query: FigureQuery) => (OF_OUTCOMES.includes(query) ? OF_OUTCOMES : [query]);

const countedOutcomes = oncePerTransaction<OutcomeCount[]>();
const printed = oncePerTransaction<PublishedFigure[]>();

/** Counts of referrals under a row, whatever else was told apart. */
function outcomesBy(of: (one: OutcomeCount) => Pick<DemandCount, "row" | "column">) {
  return async (tx: Tx, councilId: string, window: DemandWindow): Promise<DemandCount[]> => {
    const key = [councilId, window.from, window.to].join();
    const found = await countedOutcomes(tx, key, () => countOutcomes(tx, councilId, window));
    const sums = new Map<string, DemandCount>();
    for (const one of found) {
      const { row, column } = of(one);
      const at = cellKey(row, column);
      sums.set(at, { row, column, count: (sums.get(at)?.count ?? 0) + one.count });
    }
    return [...sums.values()];
  };
}

/**
 * A figure of the months that count now; as it was published where a version has it, else worked out. null where one of
 * the same referrals has been published without it: both have a number of children in common, and counted on two days that
 * could differ by one.
 */
function ofWindow(
  query: FigureQuery,
  made: (tx: Tx, council: FigureCouncil, window: DemandWindow) => Promise<FigureResult | null>,
): FigureRunner {
  return async (tx, council) => {
    // The hub counts nobody's referrals: the region's figure is made of what councils have published.
    if (council.code === REGION_CODE) return composedFigure(query, await councilVersions(tx));
    const window = demandWindow(londonDate(now()));
    const before = await printed(tx, [council.id, window.from].join(), () =>
      publishedBefore(tx, council.id, window),
    );
    const own = before.find((one) => one.query === query);
    if (own) return own.result;
    const together: readonly string[] = togetherWith(query);
    return before.some((one) => together.includes(one.query)) ? null : made(tx, council, window);
  };
}

function ofDemand(
  query: FigureQuery,
  count: (tx: Tx, councilId: string, window: DemandWindow) => Promise<DemandCount[]>,
  made: (found: DemandCount[]) => DemandTable | null,
): FigureRunner {
  return ofWindow(query, async (tx, { id }, window) => {
    const demand = made(await count(tx, id, window));
    if (!demand) return null;
    const hidden = await hideSmallCounts(demand.counts, { seconds: MOST_SECONDS });
    return demandFigure(demand, hidden, window);
  });
}

interface PublishedFigure {
  query: string;
  result: FigureResult;
}

/**
 * The newest figure of each query of a council's own searches that a version has published of any of these months, whose months
 * end after these begin. It is not counted again until twelve new months have passed: searches go on and months overlap, and
 * the difference of two counts of the same referrals can be a single child.
 */
function publishedBefore(tx: Tx, councilId: string, { from }: DemandWindow): Promise<PublishedFigure[]> {
  return tx.$queryRaw<PublishedFigure[]>`
    select distinct on (b->>'query') b->>'query' as query, b->'result' as result
      from statement_versions v, jsonb_path_query(v.content::jsonb, '$.sections[*].blocks[*]') as b
     where v.council_id = ${councilId}::uuid and b->>'query' = any(${Object.keys(DEMAND_RUNNERS)}::text[])
       and (b->'result'->'sources'->0->>'date') collate "C" > ${from}
     order by b->>'query', (b->'result'->'sources'->0->>'date') collate "C" desc, v.number`;
}

/** A code that is no longer known counts as another reason, so that all that were closed stay as many. */
const closingOf = (closed: string) =>
  closed === "none" || Object.hasOwn(CLOSE_REASONS, closed) ? closed : "other";

/** Of each query of the council's own searches. */
export const DEMAND_RUNNERS = {
  "demand-ages": ofDemand(
    "demand-ages",
    outcomesBy(({ age, outcome }) => ({ row: age, column: outcome })),
    agesTable,
  ),
  "demand-needs": ofDemand("demand-needs", countNeeds, (found) =>
    needsTable(
      found.filter(({ row }) => row !== "all"),
      found.find(({ row }) => row === "all")?.count ?? 0,
    ),
  ),
  "demand-declines": ofDemand("demand-declines", countDeclines, declinesTable),
  "demand-waits": ofDemand(
    "demand-waits",
    outcomesBy(({ wait }) => ({ row: wait, column: "count" })),
    waitsTable,
  ),
  "demand-closings": ofDemand(
    "demand-closings",
    outcomesBy(({ closed }) => ({ row: closingOf(closed), column: "count" })),
    closingsTable,
  ),
  "demand-types": ofWindow("demand-types", async (tx, { id, code }, window) => {
    const count = outcomesBy(({ wanted, outcome }) => ({
      row: Object.hasOwn(WANTED_KINDS, wanted) ? wanted : "unknown",
      column: outcome === "placed" ? "placed" : "none",
    }));
    const demand = typesTable(await count(tx, id, window));
    if (!demand) return null;
    const hidden = await hideSmallCounts(demand.counts, { seconds: MOST_SECONDS });
    const figure = demandFigure(demand, hidden, window);
    return figure && withSupply(figure, await supplyOf(tx), code);
  }),
  prices: ofWindow("prices", async (tx, { id }, window) => {
    const priced = await countPrices(tx, id, window);
    const hidden = await hideSmallCounts(pricedCounts(priced), { seconds: MOST_SECONDS });
    return pricesFigure(priced, hidden, window);
  }),
} satisfies Partial<Record<FigureQuery, FigureRunner>>;
