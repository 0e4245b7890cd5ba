import { figuresOfAreas } from "~/domains/figures/queries/figures-of-areas.server";
import { REGION_CODE } from "~/domains/providers/council-areas";
import type { Tx } from "~/platform/database/transaction.server";
import type { FigureResult } from "../figures.types";
import { threeCasesFigure } from "../projection/three-cases-figure.rules";
import { intentionsFigure } from "../region/composed-figures.rules";
import type { FigureParameters, FigureQuery } from "../statement/figure-queries.rules";
import { ownTableFigure } from "../statement/own-table.rules";
import { areasOf } from "../statement/published-figures.rules";
import { UNIT_COST_MEASURES, unitCostFigure } from "../statement/unit-cost.rules";
import { councilVersions } from "./council-versions.server";
import { DEMAND_RUNNERS } from "./demand-runners.server";
import { SUPPLY_RUNNERS } from "./supply-runners.server";

/** The council whose statement it is; `code` is its ONS code. */
export type FigureCouncil = { id: string; code: string; name: string };

/**
 * Works out one figure in the transaction of the council's actor, or null where nothing is known. What it counts of people is
 * ready to be published: small numbers are hidden in it.
 */
export type FigureRunner = (
  tx: Tx,
  council: FigureCouncil,
  parameters: FigureParameters,
) => Promise<FigureResult | null>;

/** Of each query that is not worked out from published statistics (`draw-figures.server.ts` reads those in one statement). */
export const FIGURE_RUNNERS: Partial<Readonly<Record<FigureQuery, FigureRunner>>> = {
  ...SUPPLY_RUNNERS,
  ...DEMAND_RUNNERS,
  "three-cases": async (tx, council) =>
    threeCasesFigure(council.code, await figuresOfAreas(tx, [council.code], ["looked-after"])),
  "unit-cost": async (tx, council, { compare }) => {
    const areas = areasOf(council.code, compare);
    return unitCostFigure(
      areas,
      council.code,
      await figuresOfAreas(
        tx,
        areas.map(({ code }) => code),
        UNIT_COST_MEASURES,
      ),
    );
  },
  "region-intentions": async (tx, council) =>
    council.code === REGION_CODE ? intentionsFigure(await councilVersions(tx)) : null,
  "own-table": async (_tx, council, parameters) => ownTableFigure(parameters, council.name),
};
