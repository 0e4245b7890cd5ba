import { DEFINITIONS, DISTANCES, type Measure } from "~/domains/figures/measures.rules";
import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import { COUNCIL_AREAS, councilArea, REGION_CODE, REGION_NAME } from "~/domains/providers/council-areas";
import type {
  FigureCell,
  FigureColumn,
  FigureResult,
  FigureRow,
  FigureSource,
  FigureUnit,
} from "../figures.types";
import type { Comparison, FigureParameters, FigureQuery } from "./figure-queries.rules";
import { sourceOf } from "./published-sources.rules";

/** Figures of a statement from published statistics: rows of releases in, the plain shape out. Pure. */

const REGION = { code: REGION_CODE, name: REGION_NAME };
const ENGLAND = { code: "E92000001", name: "England" };

const CHILDREN: FigureUnit = { label: "children", as: "number", places: 0 };
const SHARE: FigureUnit = { label: "of children looked after", as: "percent", places: 0 };
const NEW_SHARE: FigureUnit = { label: "of new placements", as: "percent", places: 0 };

/** The measures that a query needs; none where it is not worked out from published statistics. */
export const MEASURES_OF: Partial<Readonly<Record<FigureQuery, readonly Measure[]>>> = {
  "looked-after": ["looked-after"],
  "rate-per-10000": ["rate-per-10000"],
  "started-and-ceased": ["started", "ceased"],
  "three-or-more-placements": ["three-or-more-placements"],
  "new-placements-by-distance": ["new-placements-by-distance"],
  "placed-in-and-out": ["placed-outside", "placed-here-by-others", "net-gain"],
};

const PART_LABELS: Readonly<Record<(typeof DISTANCES)[number], string>> = {
  "inside-under-20-miles": "In our area, under 20 miles",
  "inside-over-20-miles": "In our area, over 20 miles",
  "outside-under-20-miles": "Outside it, under 20 miles",
  "outside-over-20-miles": "Outside it, over 20 miles",
  "not-known": "Not known",
  total: "All new placements",
};

const FLOW_LABELS: Partial<Readonly<Record<Measure, string>>> = {
  started: "Started to be looked after",
  ceased: "Ceased to be looked after",
  "placed-outside": "Ours, placed outside our area",
  "placed-here-by-others": "Of other councils, placed in our area",
  "net-gain": "Of other councils here, less ours outside",
};

type Area = { code: string; name: string };

/** The council (or the region, for its own statement) first, then whom it is compared with. */
export function areasOf(councilCode: string, compare: Comparison): Area[] {
  if (councilCode === REGION.code)
    return [
      REGION,
      ...(compare === "councils" ? COUNCIL_AREAS : []),
      ...(compare === "own" ? [] : [ENGLAND]),
    ];
  const own = councilArea(councilCode);
  if (!own) return [];
  const others = COUNCIL_AREAS.filter(
    ({ code }) =>
      code !== own.code &&
      (compare === "councils" || (compare === "neighbours" && own.adjoining.includes(code))),
  );
  return [own, ...others, ...(compare === "own" ? [] : [REGION, ENGLAND])];
}

/**
 * What a query shows of what was found, or null where there is nothing of the council in it. Years that another area has and
 * the council has not are shown too, as missing.
 */
export function publishedFigure(
  query: FigureQuery,
  councilCode: string,
  parameters: FigureParameters,
  found: readonly AreaFigure[],
): FigureResult | null {
  const measures = MEASURES_OF[query] ?? [];
  const areas = areasOf(councilCode, parameters.compare);
  const codes = areas.map(({ code }) => code);
  const figures = found.filter(
    ({ measure, areaCode }) => measures.includes(measure) && codes.includes(areaCode),
  );
  if (!figures.some(({ areaCode }) => areaCode === councilCode)) return null;
  const table = new Table(figures, Number(parameters.years), councilCode, areas);
  switch (query) {
    case "looked-after":
      return table.byArea("Children looked after", CHILDREN);
    case "rate-per-10000":
      return table.byArea("Children looked after per 10,000 under 18", {
        label: DEFINITIONS["rate-per-10000"].unit,
        as: "number",
        places: 0,
      });
    case "three-or-more-placements":
      return table.byArea("Children with three or more placements", SHARE);
    case "started-and-ceased":
      return table.byMeasure("Children who started and ceased to be looked after", measures);
    case "placed-in-and-out":
      return table.byMeasure("Children placed in and outside our area", measures);
    case "new-placements-by-distance":
      return parameters.compare === "own" ? table.byDistance() : table.distanceByArea();
    default:
      return null;
  }
}

/** Builds one figure; the sources are listed as the cells that come of them are made. */
class Table {
  readonly #sources: FigureSource[] = [];
  readonly #years: number[];

  constructor(
    readonly figures: readonly AreaFigure[],
    years: number,
    readonly own: string,
    readonly areas: readonly Area[],
  ) {
    const known = [...new Set(figures.map(({ year }) => year))].sort((a, b) => a - b);
    this.#years = known.slice(-years);
  }

  byArea(title: string, unit: FigureUnit): FigureResult {
    return this.#result(
      title,
      unit,
      "Area",
      this.#yearColumns(),
      this.#areaRows((code) =>
        this.#years.map((year) => this.#cell((one) => one.areaCode === code && one.year === year, unit)),
      ),
    );
  }

  byMeasure(title: string, measures: readonly Measure[]): FigureResult {
    const rows = measures.map(
      (measure): FigureRow => ({
        key: measure,
        label: FLOW_LABELS[measure] ?? measure,
        cells: this.#years.map((year) =>
          this.#cell(
            (one) => one.measure === measure && one.areaCode === this.own && one.year === year,
            CHILDREN,
          ),
        ),
      }),
    );
    return this.#result(title, CHILDREN, "Children", this.#yearColumns(), rows);
  }

  byDistance(): FigureResult {
    const rows = DISTANCES.map(
      (part): FigureRow => ({
        key: part,
        label: PART_LABELS[part],
        ...(part === "total" ? { kind: "total" as const } : {}),
        cells: this.#years.map((year) =>
          this.#cell((one) => one.part === part && one.areaCode === this.own && one.year === year, CHILDREN),
        ),
      }),
    );
    const unit: FigureUnit = { label: "placements", as: "number", places: 0 };
    return this.#result("New placements by distance from home", unit, "Where", this.#yearColumns(), rows);
  }

  distanceByArea(): FigureResult {
    const year = this.#years.at(-1) ?? 0;
    const parts = DISTANCES.filter((part) => part !== "total");
    const columns = parts.map((part): FigureColumn => ({ key: part, label: PART_LABELS[part] }));
    const rows = this.#areaRows((code) =>
      parts.map((part) =>
        this.#cell((one) => one.areaCode === code && one.part === part && one.year === year, NEW_SHARE),
      ),
    );
    return this.#result(
      `New placements by distance, year to March ${year}`,
      NEW_SHARE,
      "Area",
      columns,
      rows,
    );
  }

  #areaRows(cells: (code: string) => FigureCell[]): FigureRow[] {
    return this.areas.map(({ code, name }) => ({
      key: code,
      label: name,
      ...(code === this.own ? { kind: "own" as const } : {}),
      cells: cells(code),
    }));
  }

  #yearColumns(): FigureColumn[] {
    return this.#years.map((year) => ({ key: String(year), label: String(year), date: `${year}-03-31` }));
  }

  #cell(isMeant: (figure: AreaFigure) => boolean, unit: FigureUnit): FigureCell {
    const found = this.figures.find(isMeant);
    const asShare = unit.as === "percent";
    if (!found) return { value: null, mark: "missing", from: [] };
    const from = [{ source: sourceOf(this.#sources, found), line: found.line }];
    const value = asShare ? found.percent : found.value;
    const told =
      value === null
        ? { value, mark: (asShare ? found.percentState : found.state) ?? ("missing" as const) }
        : { value, mark: null };
    const { revisedFrom } = found;
    if (!revisedFrom || asShare) return { ...told, from };
    const { value: before, state: mark, release } = revisedFrom;
    return { ...told, from, revisedFrom: { value: before, mark, release: String(release) } };
  }

  #result(
    title: string,
    unit: FigureUnit,
    rowHeading: string,
    columns: FigureColumn[],
    rows: FigureRow[],
  ): FigureResult {
    const measures = [...new Set(this.figures.map(({ measure }) => measure))];
    const cells = rows.flatMap((row) => row.cells);
    const rounded = this.areas.some(({ code }) => code === ENGLAND.code) && unit === CHILDREN;
    const notes = [
      ...(cells.some(({ mark }) => mark === "c")
        ? ["The publisher does not give numbers from 1 to 5, nor others from which they could be worked out."]
        : []),
      ...(rounded ? ["The publisher rounds numbers for regions and England to the nearest 10."] : []),
    ];
    return {
      title,
      unit,
      rowHeading,
      columns,
      rows,
      sources: this.#sources,
      definition: `${measures.map((measure) => DEFINITIONS[measure].definition).join(". ")}.`,
      ...(notes.length > 0 ? { notes } : {}),
    };
  }
}
