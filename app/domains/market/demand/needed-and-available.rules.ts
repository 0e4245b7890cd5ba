import { councilArea } from "~/domains/providers/council-areas";
import type { ServiceKind } from "~/domains/providers/kinds.rules";
import type { RegisterSupply } from "~/domains/providers/queries/register-supply.server";
import { WANTED_KINDS, type WantedKind } from "~/domains/referrals/referral.options";
import { keysOf } from "~/platform/forms/options";
import type { FigureCell, FigureColumn, FigureResult } from "../figures.types";
import { placesCell, sumPlaces, withPlacesNote } from "../supply/known-places.rules";
import { registerSource, WITHOUT_PLACES } from "../supply/supply-figures.rules";

/** Beside what was needed of each type, what is registered in the council's area. Pure. */

const SERVICES: FigureColumn = {
  key: "services",
  label: "Registered services here",
  unit: { label: "services", as: "number", places: 0 },
};
const PLACES: FigureColumn = {
  key: "places",
  label: "Registered places here",
  unit: { label: "places", as: "number", places: 0 },
};
const NOT_APPLICABLE: FigureCell = { value: null, mark: "z", from: [] };

/** The figure with two columns of the register's; as it was while no file of it has been imported. */
export function withSupply(needed: FigureResult, supply: RegisterSupply, councilCode: string): FigureResult {
  const area = councilArea(councilCode);
  if (!supply.release || !area) return needed;
  const from = [{ source: needed.sources.length, line: null }];
  const open = supply.services.filter((one) => one.councilCode === area.code && !one.closed);
  const available = (row: string): FigureCell[] => {
    const wanted = keysOf(WANTED_KINDS).find((kind) => kind === row);
    if (!wanted) return [NOT_APPLICABLE, NOT_APPLICABLE];
    const kinds = kindsOf(wanted);
    const services = open.filter(({ kind }) => kinds.includes(kind));
    const hasPlaces = kinds.some((kind) => !WITHOUT_PLACES.includes(kind));
    return [
      { value: services.length, mark: null, from },
      hasPlaces ? placesCell(sumPlaces(services), from) : NOT_APPLICABLE,
    ];
  };
  const added = needed.rows.map((row) => ({ ...row, cells: [...row.cells, ...available(row.key)] }));
  return {
    ...needed,
    columns: [...needed.columns, SERVICES, PLACES],
    rows: added,
    sources: [...needed.sources, registerSource(supply)],
    ...withPlacesNote(
      added.flatMap(({ cells }) => cells.slice(-1)),
      [
        ...(needed.notes ?? []),
        "A school that is also registered as a children's home is counted under both types.",
      ],
    ),
  };
}

const kindsOf = (wanted: WantedKind): readonly ServiceKind[] => WANTED_KINDS[wanted].kinds;
