import { figuresOfAreas } from "~/domains/figures/queries/figures-of-areas.server";
import type { Tx } from "~/platform/database/transaction.server";
import type { FigureResult } from "../figures.types";
import type { FigureParameters, FigureQuery } from "../statement/figure-queries.rules";
import { areasOf, MEASURES_OF, publishedFigure } from "../statement/published-figures.rules";
import { FIGURE_RUNNERS, type FigureCouncil } from "./figure-runners.server";

/** A figure that is wanted, under a key of the caller's. */
export type FigureAsk = { key: string; query: FigureQuery; parameters: FigureParameters };

/**
 * The figures as they are now, by key; null for one of which nothing is known. Published statistics are read in one
 * statement for all of them, and a query that is asked twice in the same way is worked out once.
 */
export async function drawFigures(
  tx: Tx,
  council: FigureCouncil,
  asks: readonly FigureAsk[],
): Promise<Map<string, FigureResult | null>> {
  const areas = asks.flatMap(({ parameters }) => areasOf(council.code, parameters.compare));
  const measures = asks.flatMap(({ query }) => MEASURES_OF[query] ?? []);
  const found = await figuresOfAreas(
    tx,
    measures.length === 0 ? [] : [...new Set(areas.map(({ code }) => code))],
    [...new Set(measures)],
  );
  const drawn = new Map<string, FigureResult | null>();
  const known = new Map<string, FigureResult | null>();
  for (const { key, query, parameters } of asks) {
    const asked = JSON.stringify([query, parameters]);
    if (!known.has(asked)) {
      const run = FIGURE_RUNNERS[query];
      known.set(
        asked,
        run ? await run(tx, council, parameters) : publishedFigure(query, council.code, parameters, found),
      );
    }
    drawn.set(key, known.get(asked) ?? null);
  }
  return drawn;
}
