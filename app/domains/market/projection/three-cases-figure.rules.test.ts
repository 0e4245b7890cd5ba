import { describe, expect, it } from "vitest";
import { TESTED_YEAR, threeCasesFigure } from "./three-cases-figure.rules";

describe("the three cases as a figure", () => {
  const values = (figure: ReturnType<typeof threeCasesFigure>) =>
    figure?.rows.map(({ label, cells }) => [label, ...cells.map(({ value }) => value)]);

  it("stand beside what came true, which all of them missed", () => {
    const figure = threeCasesFigure("E08000031", []);
    expect(values(figure)).toEqual([
      ["Worst case", 602, 540, 62, 11.5],
      ["Medium case", 575, 540, 35, 6.5],
      ["Best case", 557, 540, 17, 3.1],
      ["Covid-19 (formula not published)", 629, 540, 89, 16.5],
    ]);
    expect(figure?.notes).toEqual(["The actual number was 540: every case was too high."]);
    expect(figure?.definition).toContain("168 tracked children × 70%");
  });

  it("use the imported number with its file and line, where there is one", () => {
    const counted = {
      measure: "looked-after" as const,
      part: "",
      areaCode: "E08000031",
      year: TESTED_YEAR,
      value: 560,
      state: null,
      percent: null,
      percentState: null,
      release: 2026,
      file: "children-2026.csv",
      line: 12,
      flags: [],
      revisedFrom: null,
    };
    const figure = threeCasesFigure("E08000031", [counted]);
    expect(values(figure)?.[2]).toEqual(["Best case", 557, 560, -3, -0.5]);
    expect(figure?.rows[0]?.cells[1]?.from).toEqual([{ source: 1, line: 12 }]);
    expect(figure?.sources[1]).toMatchObject({ release: "2026", file: "children-2026.csv" });
  });

  it("are nobody else's", () => {
    expect(threeCasesFigure("E08000025", [])).toBeNull();
  });
});
