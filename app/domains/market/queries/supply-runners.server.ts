import { figuresOfAreas } from "~/domains/figures/queries/figures-of-areas.server";
import { COUNCIL_AREAS, REGION_CODE, REGION_NAME } from "~/domains/providers/council-areas";
import type { RegisterSupply } from "~/domains/providers/queries/register-supply.server";
import type { FigureResult } from "../figures.types";
import type { FigureParameters, FigureQuery } from "../statement/figure-queries.rules";
import { areasOf } from "../statement/published-figures.rules";
import { localUseFigure } from "../supply/local-use.rules";
import {
  changesFigure,
  concentrationFigure,
  gradesFigure,
  ownersFigure,
  placesFigure,
  type SupplyArea,
  supplyAreas,
} from "../supply/supply-figures.rules";
import type { FigureRunner } from "./figure-runners.server";
import { supplyOf } from "./supply-of-register.server";

const REGION: SupplyArea = { code: REGION_CODE, name: REGION_NAME, own: false };

type Drawn = (
  supply: RegisterSupply,
  areas: SupplyArea[],
  parameters: FigureParameters,
) => FigureResult | null;

/** A figure of the register; null while no file of it has been imported. */
function ofRegister(draw: Drawn): FigureRunner {
  return async (tx, council, parameters) => {
    const supply = await supplyOf(tx);
    if (!supply.release) return null;
    return draw(supply, supplyAreas(areasOf(council.code, parameters.compare), council.code), parameters);
  };
}

/** Of each query of the register. */
export const SUPPLY_RUNNERS = {
  "supply-places": ofRegister(placesFigure),
  "supply-ownership": ofRegister(concentrationFigure),
  "supply-largest-owners": ofRegister((supply, areas, { compare }) =>
    ownersFigure(supply, compare === "own" ? (areas[0] ?? REGION) : REGION),
  ),
  "supply-grades": ofRegister(gradesFigure),
  "supply-changes": ofRegister(changesFigure),
  "local-use": async (tx, council, { compare }) => {
    const supply = await supplyOf(tx);
    if (!supply.release) return null;
    const codes = [REGION_CODE, ...COUNCIL_AREAS.map(({ code }) => code)];
    const found = await figuresOfAreas(tx, codes, ["looked-after", "net-gain"]);
    return localUseFigure(supply, supplyAreas(areasOf(council.code, compare), council.code), found);
  },
} satisfies Partial<Record<FigureQuery, FigureRunner>>;
