import { DEFINITIONS, type Measure } from "~/domains/figures/measures.rules";
import { OUTTURN_FLAGS, type OutturnFlag } from "~/domains/figures/outturn-flags.rules";
import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import { REGION_CODE } from "~/domains/providers/council-areas";
import type { FigureCell, FigureResult, FigureSource, FigureUnit } from "../figures.types";
import { sourceOf } from "./published-sources.rules";

/**
 * What councils spent on each child looked after, from the revenue outturn and the DfE's count of children. Nothing is worked
 * out from a return with a flag. Pure.
 */

export const UNIT_COST_MEASURES = ["outturn-looked-after", "looked-after"] as const satisfies Measure[];

const SPENT: FigureUnit = { label: "pounds", as: "pence", places: 0 };
const CHILDREN: FigureUnit = { label: "children", as: "number", places: 0 };
const PENCE_PER_THOUSAND_POUNDS = 100_000;
/** To the nearest £100: the return is in £ thousand, and the children are those of one day. */
const ROUNDED_TO = 10_000;

type Area = { code: string; name: string };

/** By area in the latest year of which a return is known; null where none is of the council's own. */
export function unitCostFigure(
  areas: readonly Area[],
  own: string,
  found: readonly AreaFigure[],
): FigureResult | null {
  const returns = found.filter(({ measure }) => measure === "outturn-looked-after");
  const year = Math.max(...returns.map((one) => one.year));
  const of = (measure: Measure, code: string) =>
    found.find((one) => one.measure === measure && one.areaCode === code && one.year === year);
  const shown = areas.filter(({ code }) => of("outturn-looked-after", code));
  // The region has no return of its own: its statement shows those of councils.
  const isOwn = ({ code }: Area) => code === own || own === REGION_CODE;
  if (!shown.some(isOwn)) return null;
  const sources: FigureSource[] = [];
  const notes: string[] = [];
  const rows = shown.map(({ code, name }) => {
    const [outturn, children] = [of("outturn-looked-after", code), of("looked-after", code)];
    const flags = outturn?.flags ?? [];
    if (flags.length > 0) notes.push(`${name}: ${flags.map(flagWords).join("; ")}.`);
    return {
      key: code,
      label: name,
      ...(code === own ? { kind: "own" as const } : {}),
      cells: [
        cellOf(sources, outturn, PENCE_PER_THOUSAND_POUNDS),
        cellOf(sources, children),
        perChild(sources, outturn, children),
      ],
    };
  });
  return {
    title: `Spending per child looked after, year to March ${year}`,
    unit: SPENT,
    rowHeading: "Area",
    columns: [
      { key: "spent", label: "Net spending on children looked after" },
      { key: "children", label: `Children on 31 March ${year}`, unit: CHILDREN },
      { key: "per-child", label: "For each child, to the nearest £100" },
    ],
    rows,
    sources,
    definition: `${DEFINITIONS["outturn-looked-after"].definition}, divided by children looked after on the last day of that year. Children who came or left during the year are not counted, and councils book overheads differently.`,
    ...(notes.length > 0
      ? { notes: ["Nothing is worked out from a return that something is known against.", ...notes] }
      : {}),
  };
}

const flagWords = (flag: string) =>
  Object.hasOwn(OUTTURN_FLAGS, flag) ? OUTTURN_FLAGS[flag as OutturnFlag] : flag;

const originOf = (sources: FigureSource[], one: AreaFigure) => ({
  source: sourceOf(sources, one),
  line: one.line,
});

function cellOf(sources: FigureSource[], one: AreaFigure | undefined, factor = 1): FigureCell {
  if (!one) return { value: null, mark: "missing", from: [] };
  const from = [originOf(sources, one)];
  return one.value === null
    ? { value: null, mark: one.state ?? "missing", from }
    : { value: Math.round(one.value * factor), mark: null, from };
}

function perChild(
  sources: FigureSource[],
  outturn: AreaFigure | undefined,
  children: AreaFigure | undefined,
): FigureCell {
  if (outturn && outturn.flags.length > 0)
    return { value: null, mark: "flagged", from: [originOf(sources, outturn)] };
  if (!outturn || !children || outturn.value === null || !children.value)
    return { value: null, mark: "missing", from: [] };
  const each = (outturn.value * PENCE_PER_THOUSAND_POUNDS) / children.value;
  return {
    value: Math.round(each / ROUNDED_TO) * ROUNDED_TO,
    mark: null,
    from: [originOf(sources, outturn), originOf(sources, children)],
  };
}
