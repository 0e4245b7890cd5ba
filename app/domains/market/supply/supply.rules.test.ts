import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REGISTER_COLUMNS } from "~/domains/providers/register.columns";
import { readRegisterRow } from "~/domains/providers/register.rules";
import { openTable } from "~/platform/csv/table.server";
import { concentrationOf, type Owned, UNNAMED_OWNER } from "./concentration.rules";
import { gradeMix, gradeScaleOf } from "./grade-scales.rules";
import { placesPer100, supplyChange } from "./register-changes.rules";

const home = (places: number | null, ownerKey: string | null, groupName: string | null = null): Owned => ({
  places,
  ownerKey,
  ownerName: ownerKey && `${ownerKey} Ltd`,
  groupName,
});

describe("concentration", () => {
  it("adds up what one owner has, and squares the shares", () => {
    const found = concentrationOf([home(3, "a"), home(3, "a"), home(4, "b"), home(null, "c")], "owner");
    expect(found).toMatchObject({ homes: 4, places: 10, topFive: 100 });
    expect(found.holders.map(({ name, places }) => [name, places])).toEqual([
      ["a Ltd", 6],
      ["b Ltd", 4],
      ["c Ltd", 0],
    ]);
    expect(found.herfindahl).toBeCloseTo(60 ** 2 + 40 ** 2);
  });

  it("counts the group above the owner where one is known", () => {
    const homes = [home(5, "a", "Big Group"), home(5, "b", "big group"), home(10, "c")];
    expect(concentrationOf(homes, "owner").herfindahl).toBeCloseTo(25 ** 2 * 2 + 50 ** 2);
    expect(concentrationOf(homes, "group").herfindahl).toBeCloseTo(50 ** 2 * 2);
  });

  it("makes nobody's share smaller by owners without a name, and nothing of nothing", () => {
    const found = concentrationOf([home(2, null), home(3, null), home(6, "a"), home(9, "b")], "owner");
    expect(found.holders.map(({ name, percent }) => [name, percent])).toEqual([
      ["b Ltd", 45],
      ["a Ltd", 30],
      [UNNAMED_OWNER, 25],
    ]);
    expect(concentrationOf([], "owner")).toMatchObject({ homes: 0, places: 0, topFive: 0, herfindahl: 0 });
  });
});

describe("grades", () => {
  it("are counted on the scale of their kind and day", () => {
    expect(gradeScaleOf("supported-accommodation", "2024-03-31")).toBeNull();
    const later = gradeScaleOf("supported-accommodation", "2025-03-31");
    expect(later?.grades).toEqual(["consistently-strong", "inconsistent", "serious-weaknesses"]);
    const scale = gradeScaleOf("childrens-home", "2025-03-31");
    if (!scale) throw new Error("Children's homes have a scale.");
    const grades = ["good", "good", null, "outstanding", "inconsistent"].map((grade) => ({ grade }));
    expect(gradeMix(grades, scale).map(({ key, count }) => [key, count])).toEqual([
      ["outstanding", 1],
      ["good", 2],
      ["requires-improvement", 0],
      ["inadequate", 0],
      ["none", 2],
    ]);
  });
});

describe("changes between two files", () => {
  it("add up: before, opened, closed and resized make now", () => {
    const service = (
      places: number | null,
      more: Partial<Parameters<typeof supplyChange>[0][number]> = {},
    ) => ({
      places,
      opened: false,
      closed: false,
      placesBefore: null,
      withheldBefore: false,
      ...more,
    });
    const change = supplyChange([
      service(4),
      service(6, { placesBefore: 5 }),
      service(3, { opened: true }),
      service(2, { closed: true }),
    ]);
    expect(change).toEqual({
      before: { homes: 3, places: 11, atLeast: false },
      opened: { homes: 1, places: 3, atLeast: false },
      closed: { homes: 1, places: 2, atLeast: false },
      resized: 1,
      now: { homes: 3, places: 13, atLeast: false },
    });
  });

  it("take a home whose places are no longer given for no smaller one", () => {
    const change = supplyChange([
      { places: null, opened: false, closed: false, placesBefore: 5, withheldBefore: false },
      { places: 4, opened: false, closed: false, placesBefore: null, withheldBefore: false },
    ]);
    expect(change).toMatchObject({
      before: { places: 4, atLeast: true },
      resized: 0,
      now: { places: 4, atLeast: true },
    });
  });

  it("take a home whose places were not given before for no home of today's size", () => {
    const home = { places: 4, opened: false, closed: false, placesBefore: null, withheldBefore: true };
    expect(supplyChange([home])).toMatchObject({
      before: { homes: 1, places: 0, atLeast: true },
      resized: null,
      now: { places: 4, atLeast: false },
    });
  });

  it("say places per 100 children, and nothing where the number of children is not known", () => {
    expect(placesPer100(25, 500)).toBe(5);
    expect(placesPer100(25, null)).toBeNull();
    expect(placesPer100(25, 0)).toBeNull();
  });
});

const real = join(
  process.env.HOMEWARD_DATA ?? "../shared/data",
  "ofsted/provider-level-at-31-march-2025.csv",
);
const missing = !existsSync(real);

describe.skipIf(missing)(
  `the real register${missing ? " (skipped: no ../shared/data and no HOMEWARD_DATA)" : ""}`,
  () => {
    it("has 632 children's homes with 2,142 places in the region, in the hands of 227 owners", async () => {
      const table = await openTable(real, REGISTER_COLUMNS);
      const homes: (Owned & { grade: string | null })[] = [];
      for await (const { cells } of table.rows) {
        const read = readRegisterRow(cells, table.columns);
        if (!read.ok) continue;
        const { kind, governmentOfficeRegion, places, ownerKey, ownerName, grade } = read.row;
        if (kind === "childrens-home" && governmentOfficeRegion === "West Midlands")
          homes.push({ places, ownerKey, ownerName, groupName: null, grade });
      }
      const found = concentrationOf(homes, "owner");
      expect([found.homes, found.places, found.holders.length]).toEqual([632, 2142, 227]);
      expect(found.topFive).toBeCloseTo(16.5, 1);
      expect(found.herfindahl).toBeCloseTo(133.5, 1);
      const scale = gradeScaleOf("childrens-home", "2025-03-31");
      if (!scale) throw new Error("Children's homes have a scale.");
      expect(gradeMix(homes, scale).map(({ count }) => count)).toEqual([45, 428, 81, 11, 67]);
    });
  },
);
