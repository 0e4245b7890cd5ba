import { expect, it } from "vitest";
import { findColumns } from "~/platform/csv/columns";
import { countedBy } from "./measures.rules";
import { RELEASE_COLUMNS } from "./release.columns.rules";
import { readRelease, toldBy } from "./release-rows.rules";

it.each([
  ["Children looked after at 31 March each year", "", "looked-after", ""],
  ["Children looked after on 31 March each year", "", "looked-after", ""],
  ["Children starting to be looked after each year", "", "started", ""],
  ["Children who started to be looked after during the year", "", "started", ""],
  ["Children ceasing to be looked after each year", "", "ceased", ""],
  ["", "Net gain of children by responsible LA", "net-gain", ""],
  ["Net gain of children by responsible LA", "", "net-gain", ""],
  [
    "",
    "1. Children who are the responsibility of other LAs placed within this LA boundary",
    "placed-here-by-others",
    "",
  ],
  [
    "",
    "2. Children who are the responsibility of this LA placed outside the LA boundary",
    "placed-outside",
    "",
  ],
  ["CLA on 31 March", "With 3 or more placements during the year", "three-or-more-placements", ""],
  ["CLA at 31 March", "Three or more placements during the year", "three-or-more-placements", ""],
  [
    "Location of new placements during the year",
    "Total new placements",
    "new-placements-by-distance",
    "total",
  ],
  [
    "Location of new placements during the year",
    "Placed inside LA boundary less than 20 miles from home",
    "new-placements-by-distance",
    "inside-under-20-miles",
  ],
  [
    "Location of new placements during the year",
    "Placed outside LA boundary over 20 miles from home",
    "new-placements-by-distance",
    "outside-over-20-miles",
  ],
  [
    "Location of new placements during the year",
    "Distance not known or not recorded",
    "new-placements-by-distance",
    "not-known",
  ],
])("%j, %j is %s %s", (group, item, measure, part) =>
  expect(countedBy(group, item)).toEqual({ measure, part }),
);

it.each([
  ["CLA on 31 March", "Total children"],
  ["CLA 2 years on 31 March", "With 3 or more placements during the previous 2 years"],
  ["Reason for placement change during the year", "Total placements changing"],
  [
    "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
    "Total children",
  ],
  ["Children looked after on 31 March", "Female"],
])("%j, %j is not kept: it counts something else", (group, item) =>
  expect(countedBy(group, item)).toBeNull(),
);

it("finds group and item wherever a release puts the word characteristic", () => {
  const at = (header: string) => {
    const { group, item, number, percent } = findColumns(header.split(","), RELEASE_COLUMNS);
    return { group, item, number, percent };
  };
  expect(at("cla_group,characteristic,number,percentage")).toEqual({
    group: 0,
    item: 1,
    number: 2,
    percent: 3,
  });
  expect(at("characteristic,breakdown,children_count,children_percent")).toEqual({
    group: 0,
    item: 1,
    number: 2,
    percent: 3,
  });
  expect(at("population_type,population_estimate,children_count")).toMatchObject({ group: 0, number: 2 });
  expect(at("cla_group,placement_stability,number,percentage")).toMatchObject({ group: 0, item: 1 });
});

it.each([
  ["1,234", 1234],
  ["-9", -9],
  ["\u2212115", -115],
  ["0", 0],
  ["7.5", 7.5],
])("%s is a number", (text, value) => expect(toldBy(text)).toEqual({ value, state: null }));

it.each(["c", "z", "x", "k", "low", "u", "C", "[x]"])("%s is a mark and no number", (text) =>
  expect(toldBy(text)).toEqual({ value: null, state: text.replace(/[[\]]/g, "").toLowerCase() }),
);

it.each(["", "n/a", "12,34", "1e3", "~5", "5 or fewer"])("%j is neither", (text) =>
  expect(toldBy(text)).toBeNull(),
);

const CELLS = {
  period: "2021",
  level: "Local authority",
  councilCode: "E08000031",
  councilName: "Wolverhampton",
  group: "Children looked after at 31 March each year",
  number: "540",
  population: "61524",
  rate: "88",
};
const row = (cells: Record<string, string> = {}) => {
  const whole: Record<string, string> = { ...CELLS, ...cells };
  return readRelease((column) => whole[column] ?? "");
};

it("a row of number and rate gives both", () => {
  const area = {
    level: "council",
    areaCode: "E08000031",
    areaName: "Wolverhampton",
    year: 2021,
    part: "",
    percent: null,
  };
  expect(row()).toEqual({
    kind: "figures",
    figures: [
      { measure: "looked-after", told: { value: 540, state: null }, ...area },
      { measure: "rate-per-10000", told: { value: 88, state: null }, ...area },
    ],
  });
});

it("a rate over 3% from count ÷ population is refused, and both are shown", () => {
  expect(row({ number: "602", rate: "109" })).toEqual({
    kind: "rejected",
    reason: "Wolverhampton, 2021: the rate is given as 109 per 10,000, but 602 of 61524 children is 97.8.",
  });
  for (const [number, rate] of [
    ["602", "98"],
    ["575", "93"],
    ["557", "91"],
  ] as const)
    expect(row({ number, rate }).kind, rate).toBe("figures");
  // A small rate is written to whole children: 3% of it is less than that.
  expect(row({ number: "80", rate: "13" }).kind).toBe("figures");
  expect(row({ rate: "c" }).kind).toBe("figures");
});

it("tells areas apart, and years that are written in two halves", () => {
  const of = (cells: Record<string, string>) => {
    const read = row(cells);
    return read.kind === "figures" ? read.figures[0] : read;
  };
  expect(of({ level: "National", countryCode: "E92000001", countryName: "England" })).toMatchObject({
    level: "national",
    areaName: "England",
  });
  expect(of({ level: "Regional", regionCode: "E12000005", regionName: "West Midlands" })).toMatchObject({
    level: "regional",
    areaCode: "E12000005",
  });
  expect(of({ period: "202425" })).toMatchObject({ year: 2025 });
  expect(of({ period: "2024/25" })).toMatchObject({ year: 2025 });
  expect(of({ period: "202426" })).toMatchObject({ kind: "rejected" });
  expect(of({ councilCode: "336" })).toEqual({
    kind: "rejected",
    reason: "“336” is not the code of an area.",
  });
  expect(of({ number: "5 or fewer" })).toMatchObject({ kind: "rejected" });
  expect(of({ level: "Ward" })).toEqual({ kind: "other" });
});
