import { hideSmallCounts } from "~/domains/disclosure/queries/hide-small-counts.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { londonDate } from "~/platform/time";
import {
  agesTable,
  type DemandCount,
  type DemandTable,
  declinesTable,
  demandFigure,
  needsTable,
  waitsTable,
} from "../demand/demand-figures.rules";
import { type DemandWindow, demandWindow } from "../demand/demand-window.rules";
import { pricedCounts, pricesFigure } from "../demand/price-figures.rules";
import type { FigureResult } from "../figures.types";
import type { FigureQuery } from "../statement/figure-queries.rules";
import { countAges, countDeclines, countNeeds, countPrices, countWaits } from "./demand-counts.server";
import type { FigureRunner } from "./figure-runners.server";

/** Seconds that a page may take to find what else is hidden; the tables are small and take milliseconds. */
const MOST_SECONDS = 1;

/** A figure of the months that count now; as it was published where a version has it, else worked out. */
function ofWindow(
  query: FigureQuery,
  made: (tx: Tx, councilId: string, window: DemandWindow) => Promise<FigureResult | null>,
): FigureRunner {
  return async (tx, council) => {
    const window = demandWindow(londonDate(now()));
    return (await publishedBefore(tx, council.id, query, window)) ?? made(tx, council.id, window);
  };
}

function ofDemand(
  query: FigureQuery,
  count: (tx: Tx, councilId: string, window: DemandWindow) => Promise<DemandCount[]>,
  made: (found: DemandCount[]) => DemandTable,
): FigureRunner {
  return ofWindow(query, async (tx, councilId, window) => {
    const demand = made(await count(tx, councilId, window));
    const hidden = await hideSmallCounts(demand.counts, { seconds: MOST_SECONDS });
    return demandFigure(demand, hidden, window);
  });
}

/**
 * The figure as a version has already published it for the same months, or null. It is not counted again: searches go on, and
 * the difference of two counts of the same referrals can be a single child.
 */
async function publishedBefore(
  tx: Tx,
  councilId: string,
  query: FigureQuery,
  { label }: DemandWindow,
): Promise<FigureResult | null> {
  const [found] = await tx.$queryRaw<{ result: FigureResult }[]>`
    select b->'result' as result
      from statement_versions v,
           jsonb_path_query(v.content::jsonb, '$.sections[*].blocks[*] ? (@.query == $q)',
             jsonb_build_object('q', ${query}::text)) as b
     where v.council_id = ${councilId}::uuid and b->'result'->'sources'->0->>'release' = ${label}
     order by v.number limit 1`;
  return found?.result ?? null;
}

/** Of each query of the council's own searches. */
export const DEMAND_RUNNERS = {
  "demand-ages": ofDemand("demand-ages", countAges, agesTable),
  "demand-needs": ofDemand("demand-needs", countNeeds, (found) =>
    needsTable(
      found.filter(({ row }) => row !== "all"),
      found.find(({ row }) => row === "all")?.count ?? 0,
    ),
  ),
  "demand-declines": ofDemand("demand-declines", countDeclines, declinesTable),
  "demand-waits": ofDemand("demand-waits", countWaits, waitsTable),
  prices: ofWindow("prices", async (tx, councilId, window) => {
    const priced = await countPrices(tx, councilId, window);
    const hidden = await hideSmallCounts(pricedCounts(priced), { seconds: MOST_SECONDS });
    return pricesFigure(priced, hidden, window);
  }),
} satisfies Partial<Record<FigureQuery, FigureRunner>>;
