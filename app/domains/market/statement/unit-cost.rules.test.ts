import { expect, it } from "vitest";
import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import { unitCostFigure } from "./unit-cost.rules";

const figure = (
  measure: AreaFigure["measure"],
  areaCode: string,
  value: number | null,
  flags: string[] = [],
): AreaFigure => ({
  measure,
  part: "",
  areaCode,
  year: 2025,
  value,
  state: value === null ? "x" : null,
  percent: null,
  percentState: null,
  release: 2025,
  file: `${measure}.csv`,
  line: 5,
  flags,
  revisedFrom: null,
});
const [WOLVERHAMPTON, SANDWELL, BIRMINGHAM, WALSALL] = ["E08000031", "E08000028", "E08000025", "E08000030"];
const AREAS = [WOLVERHAMPTON, SANDWELL, BIRMINGHAM, WALSALL, "E92000001"].map((code) => ({
  code,
  name: `Area ${code}`,
}));
const FOUND = [
  figure("outturn-looked-after", WOLVERHAMPTON, 43_708),
  figure("looked-after", WOLVERHAMPTON, 501),
  figure("outturn-looked-after", SANDWELL, -20, ["negative", "nothing-by-type"]),
  figure("looked-after", SANDWELL, 816),
  figure("outturn-looked-after", BIRMINGHAM, null, ["not-given"]),
  figure("looked-after", BIRMINGHAM, 2317),
  figure("outturn-looked-after", WALSALL, 58_043),
  figure("looked-after", WALSALL, null),
  { ...figure("outturn-looked-after", WOLVERHAMPTON, 1), year: 2024 },
];

it("divides a return by the children of its last day, and never one that something is known against", () => {
  const made = unitCostFigure(AREAS, WOLVERHAMPTON, FOUND);
  expect(made?.rows.map(({ key, cells }) => [key, cells[2]?.value, cells[2]?.mark])).toEqual([
    // £43,708,000 ÷ 501 = £87,241.52
    [WOLVERHAMPTON, 8_720_000, null],
    [SANDWELL, null, "flagged"],
    [BIRMINGHAM, null, "flagged"],
    [WALSALL, null, "missing"],
  ]);
  expect(made?.rows.map(({ cells }) => cells[0]?.value ?? cells[0]?.mark)).toEqual([
    4_370_800_000,
    -2_000_000,
    "x",
    5_804_300_000,
  ]);
  expect(made?.notes?.join(" ")).toContain(`Area ${SANDWELL}: a number is below nought;`);
  expect(made?.rows[0]?.cells[2]?.from).toHaveLength(2);
});

it("is nothing where no return of the council is known", () => {
  expect(unitCostFigure(AREAS, WALSALL, FOUND.slice(0, 2))).toBeNull();
  const region = unitCostFigure([{ code: "E12000005", name: "Region" }, ...AREAS], "E12000005", FOUND);
  expect(region?.rows.map(({ key }) => key)).toEqual([WOLVERHAMPTON, SANDWELL, BIRMINGHAM, WALSALL]);
});
