import { describe, expect, it } from "vitest";
import { findAgeTold } from "../layers/age-told.rules";
import { ageWords, spanOf, widerBands } from "./age-span.rules";
import {
  advised,
  type Cohort,
  childrenWords,
  isSmall,
  type Width,
  whyUnknown,
  widthsOf,
  widthWords,
  workingWords,
} from "./small-numbers.rules";

const walsall: Cohort = {
  council: "Walsall",
  total: { children: 690, asAt: "2023-03-31" },
  gender: "boy",
  age: 14,
  rarestNeed: { label: "Autism", with: 12 },
  referrals: 100,
  area: { written: "Walsall", district: false, around: null },
};
const inDistrict: Cohort = {
  ...walsall,
  area: { written: "WS2", district: true, around: { name: "Walsall", districts: 8 } },
};
const widest = (widths: readonly Width[]) => widths.map((one) => [widthWords(one), one.estimate?.children]);
const children = (cohort: Cohort, index: number) => widthsOf(cohort)[index]?.estimate?.children ?? Number.NaN;

describe("the estimate", () => {
  it("is the council's total by the shares of age, gender and need, with its working", () => {
    const band = widthsOf(walsall).find(({ age }) => ageWords(age) === "10 to 15");
    expect(band?.estimate?.children).toBeCloseTo(690 * 0.38 * 0.57 * 0.12, 6);
    expect(workingWords(walsall, band as Width)).toBe(
      "Walsall looks after 690 children × 38% aged 10 to 15 × 57% boys × 12% of your referrals with the need “autism” = about 18 children",
    );
  });

  it("takes one year of a band for an exact age, and part of it for a narrower band", () => {
    expect(children(walsall, 0)).toBeCloseTo((690 * 0.38 * 0.57 * 0.12) / 6, 6);
    expect(children(walsall, 1)).toBeCloseTo((690 * 0.38 * 0.57 * 0.12) / 2, 6);
    expect(workingWords(walsall, widthsOf(walsall)[0] as Width)).toContain("6.3% aged 14 (38% are 10 to 15)");
    expect(children({ ...walsall, age: 0 }, 1)).toBeCloseTo(690 * 0.18 * 0.57 * 0.12, 6);
  });

  it("is smaller in a district than in its council", () => {
    expect(children(inDistrict, 0)).toBeCloseTo(children(walsall, 0) / 8, 6);
    expect(workingWords(inDistrict, widthsOf(inDistrict)[0] as Width)).toContain(
      "1 of 8 postcode districts of Walsall = fewer than 1 child",
    );
  });

  it("counts a need as rare while the council has few referrals to count from", () => {
    const first = { ...walsall, rarestNeed: { label: "Autism", with: 1 }, referrals: 1 };
    expect(children(first, 0)).toBeCloseTo((690 * 0.38 * 0.57) / 6 / 20, 6);
    expect(workingWords(first, widthsOf(first)[0] as Width)).toContain("(1, counted as of 20)");
  });

  it.each([
    ["nothing was imported", { total: null }, /figures are not loaded/],
    ["the publisher gives a mark", { total: { children: null, asAt: "2023-03-31" } }, /does not publish/],
    ["the gender has no share", { gender: "another" }, /another gender/],
  ] as const)("is not made where %s, and counts as few", (_why, more, words) => {
    const cohort = { ...walsall, ...more } as Cohort;
    expect(widthsOf(cohort).every((one) => one.estimate === null && isSmall(one))).toBe(true);
    expect(whyUnknown(cohort)).toMatch(words);
    expect(advised(widthsOf(cohort))).toBeNull();
  });

  it("is not made for a district of which nobody knows the council", () => {
    const cohort = { ...inDistrict, area: { ...inDistrict.area, around: null } };
    expect(widthsOf(cohort).every(isSmall)).toBe(true);
  });

  it("never reads 5 where it is below 5", () => {
    expect(childrenWords(4.6)).toBe("just under 5 children");
    expect(isSmall({ estimate: { children: 4.99, total: 1, steps: [] } })).toBe(true);
    expect(isSmall({ estimate: { children: 5, total: 1, steps: [] } })).toBe(false);
    expect(childrenWords(1.2)).toBe("about 1 child");
  });
});

describe("the advice", () => {
  it("shows each wider band and area with its effect, as written first", () => {
    expect(widest(widthsOf(inDistrict)).map(([words]) => words)).toEqual([
      "Age 14, near WS2",
      "Age 13 to 15, near WS2",
      "Age 10 to 15, near WS2",
      "Age 14, near Walsall",
      "Age 13 to 15, near Walsall",
      "Age 10 to 15, near Walsall",
    ]);
  });

  it("advises the narrowest change that fits 5", () => {
    expect(widthWords(advised(widthsOf(inDistrict)) as Width)).toBe("Age 13 to 15, near Walsall");
    expect(widthWords(advised(widthsOf(walsall)) as Width)).toBe("Age 13 to 15, near Walsall");
    const common = { ...inDistrict, rarestNeed: { label: "Autism", with: 60 } };
    expect(widthWords(advised(widthsOf(common)) as Width)).toBe("Age 13 to 15, near WS2");
    // A band of six years tells a home less than the council does.
    const rarer = { ...inDistrict, rarestNeed: { label: "Autism", with: 35 } };
    expect(widthWords(advised(widthsOf(rarer)) as Width)).toBe("Age 14, near Walsall");
  });

  it("never reaches across 15 and 16, at any age", () => {
    for (let age = 0; age <= 17; age += 1)
      for (const width of widthsOf({ ...inDistrict, age })) {
        const { from, to } = spanOf(width.age);
        expect(from <= age && age <= to).toBe(true);
        expect(from >= 16 || to < 16, `${age} as ${ageWords(width.age)}`).toBe(true);
      }
    expect(widerBands(15)).not.toContainEqual({ from: 13, to: 17 });
    expect(widerBands(16)).toEqual([{ from: 16, to: 17 }]);
  });
});

describe("an age that the text tells all the same", () => {
  it.each([
    "She is a 14-year-old girl",
    "a fourteen year old who",
    "aged 14",
    "She is 14 and funny",
    "now fourteen",
    "14yo",
    "She turns 15 in May",
    "He will be fifteen soon",
    "She is in Year 9",
  ])("finds it in “%s”", (text) => expect(findAgeTold(text, 14)).toHaveLength(1));

  it.each([
    "She came into care at nine",
    "14 miles from there",
    "He is 14 minutes late each day",
    "Two boys of 12",
    "in Year 4 he moved",
    "since 2014",
  ])("leaves “%s”", (text) => expect(findAgeTold(text, 14)).toEqual([]));
});
