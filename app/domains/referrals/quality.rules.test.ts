import { describe, expect, it } from "vitest";
import { exampleContent } from "./example-referral";
import { missingPages, QUALITY_ITEMS, qualityOf } from "./quality.rules";
import { blocksToSending, wholeContent } from "./sending.rules";

describe("the quality score", () => {
  it("has weights that add up to 100", () => {
    expect(QUALITY_ITEMS.reduce((sum, item) => sum + item.weight, 0)).toBe(100);
    expect(new Set(QUALITY_ITEMS.map((item) => item.key)).size).toBe(QUALITY_ITEMS.length);
  });

  it("is 0 with nothing and 100 with a whole referral", () => {
    expect(qualityOf({}).score).toBe(0);
    expect(qualityOf({}).gaps.reduce((sum, gap) => sum + gap.points, 0)).toBe(100);
    expect(qualityOf(exampleContent())).toEqual({ score: 100, gaps: [] });
  });

  it("names what is missing, the most helpful first, with why", () => {
    const content = exampleContent();
    content["education-health"].diagnoses = "";
    content.strengths.wishes = "";
    const { score, gaps } = qualityOf(content);
    expect(score).toBe(82);
    expect(gaps.map((gap) => [gap.key, gap.points])).toEqual([
      ["diagnoses", 10],
      ["wishes", 8],
    ]);
    expect(gaps[0]?.helps).toMatch(/ring back/);
  });

  it("is not raised by spaces", () => {
    const content = exampleContent();
    content.narrative.narrative = `a${" ".repeat(500)}`;
    expect(qualityOf(content).score).toBe(92);
  });

  it("asks for more about a risk only when there is one", () => {
    const content = exampleContent();
    content.needs.riskDetail = "";
    expect(qualityOf(content).gaps.map((gap) => gap.key)).toEqual(["risk-detail"]);
    content.needs.riskMissing = "No known risk";
    expect(qualityOf(content).score).toBe(100);
  });
});

describe("sending", () => {
  const thin = () => {
    const content = exampleContent();
    content.needs.needsDetail = "";
    content.needs.riskDetail = "";
    content["education-health"].diagnoses = "";
    content.strengths.wishes = "";
    content.narrative.narrative = "x";
    return content;
  };

  it("is free for a whole referral", () => {
    expect(blocksToSending(exampleContent(), 14)).toEqual([]);
  });

  it("is refused below the bar, and the bar is the council's", () => {
    expect(blocksToSending(thin(), 14)).toMatchObject([{ code: "below-the-bar" }]);
    expect(blocksToSending(thin(), 14, qualityOf(thin()).score)).toEqual([]);
    expect(blocksToSending(thin(), 14, qualityOf(thin()).score + 1)).toHaveLength(1);
  });

  it("is refused while a page is missing, naming it", () => {
    const { narrative: _left, ...rest } = exampleContent();
    expect(blocksToSending(rest, undefined).map((block) => block.page)).toEqual(["child", "narrative"]);
    expect(missingPages({}, false)).toHaveLength(8);
    expect(wholeContent(rest)).toBeNull();
    expect(wholeContent(exampleContent())).toEqual(exampleContent());
  });

  it.each([
    [15, "supported-accommodation", "under-16"],
    [16, "supported-accommodation", undefined],
    [15, "childrens-home", undefined],
    [18, "childrens-home", "not-a-child"],
    [-1, "childrens-home", "not-a-child"],
  ] as const)("at %i for %s: %s", (age, serviceKind, code) => {
    const content = exampleContent();
    content.purpose.serviceKind = serviceKind;
    expect(blocksToSending(content, age)[0]?.code).toBe(code);
  });
});
