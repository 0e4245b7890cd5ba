import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import type { RegisterSupply } from "~/domains/providers/queries/register-supply.server";
import type { FigureCell, FigureResult, FigureUnit } from "../figures.types";
import { sourceOf } from "../statement/published-sources.rules";
import { placesCell, sumPlaces, withPlacesNote } from "./known-places.rules";
import { placesPer100 } from "./register-changes.rules";
import { childrensHomesIn, registerSource, type SupplyArea } from "./supply-figures.rules";

const CHILDREN: FigureUnit = { label: "children", as: "number", places: 0 };
const PLACES: FigureUnit = { label: "places", as: "number", places: 0 };
const PER_100: FigureUnit = { label: "places per 100 children", as: "number", places: 1 };

/**
 * What lies in each area beside what its own children would need: places in children's homes, children whom the council looks
 * after, and whether more children of other councils live there than of its own outside. Pure.
 */
export function localUseFigure(
  supply: RegisterSupply,
  areas: readonly SupplyArea[],
  found: readonly AreaFigure[],
): FigureResult {
  const sources: FigureResult["sources"] = [registerSource(supply)];
  const latest = (measure: AreaFigure["measure"], code: string) =>
    found
      .filter((one) => one.measure === measure && one.areaCode === code && one.part === "")
      .toSorted((a, b) => b.year - a.year)[0];
  const published = (one: AreaFigure | undefined): FigureCell => {
    if (!one) return { value: null, mark: "missing", from: [] };
    const from = [{ source: sourceOf(sources, one), line: one.line }];
    return one.value === null
      ? { value: null, mark: one.state ?? "missing", from }
      : { value: one.value, mark: null, from };
  };
  const years = new Set<number>();
  const rows = areas.map((area) => {
    const known = sumPlaces(childrensHomesIn(supply, area.code));
    const children = latest("looked-after", area.code);
    const gain = latest("net-gain", area.code);
    for (const one of [children, gain]) if (one) years.add(one.year);
    const origin = [{ source: 0, line: null }];
    const places = placesCell(known, origin);
    const per100 = places.value === null ? null : placesPer100(places.value, children?.value ?? null);
    const looked = published(children);
    return {
      key: area.code,
      label: area.name,
      ...(area.own ? { kind: "own" as const } : {}),
      cells: [
        places,
        looked,
        per100 === null
          ? { value: null, mark: looked.mark ?? ("missing" as const), from: [] }
          : {
              value: Math.round(per100 * 10) / 10,
              mark: null,
              from: [...origin, ...looked.from],
              ...(known.atLeast ? { atLeast: true as const } : {}),
            },
        published(gain),
      ] satisfies FigureCell[],
    };
  });
  return {
    title: "Places in the area and the council's own children",
    unit: PLACES,
    rowHeading: "Area",
    columns: [
      { key: "places", label: "Places in children's homes" },
      { key: "looked-after", label: "Children looked after", unit: CHILDREN },
      { key: "per-100", label: "Places per 100 of them", unit: PER_100 },
      { key: "net-gain", label: "Others' children here, less ours outside", unit: CHILDREN },
    ],
    rows,
    sources,
    definition:
      "Registered places in children's homes, beside all children whom the council looks after, wherever they live. Where the last number is above 0, more children of other councils live in the area than the council places outside it.",
    ...withPlacesNote(
      rows.flatMap(({ cells }) => cells.slice(0, 1)),
      [
        `Places are as on ${supply.release ? dateWords(supply.release.asAt) : "an unknown day"}${years.size > 0 ? `, children as on 31 March ${[...years].sort().join(" and ")}` : ""}.`,
        "Most children looked after live in foster families, so few of them need a place in a home.",
      ],
    ),
  };
}
