import { describe, expect, it } from "vitest";
import { boxesIn, fieldName, groupIn, textIn, typedBoxes, typedText } from "./draft.schema";

describe("a draft", () => {
  it("keeps what was typed as it was typed", () => {
    expect(typedText("The amount", 20).parse(" £12,oo ")).toBe(" £12,oo ");
    expect(typedBoxes("The start").parse({ day: "31", month: "Feb", year: "" })).toEqual({
      day: "31",
      month: "Feb",
      year: "",
    });
  });

  it("is empty where nothing was sent", () => {
    expect(typedText("The amount", 20).parse(undefined)).toBe("");
    expect(typedBoxes("The start").parse(undefined)).toEqual({ day: "", month: "", year: "" });
  });

  it("refuses what no hand can have typed, with the number that it may have", () => {
    expect(typedText("The description", 2_000).safeParse("x".repeat(2_001)).error?.issues[0]?.message).toBe(
      "The description is too long to keep. The most is 2,000 characters.",
    );
    expect(typedText("The amount", 20).safeParse(["1", "2"]).success).toBe(false);
  });
});

describe("what was kept of a draft", () => {
  it("is read by every version of its form", () => {
    expect([textIn("a"), textIn(7), textIn(null)]).toEqual(["a", "", ""]);
    expect([groupIn({ a: 1 }), groupIn(null), groupIn(undefined)]).toEqual([{ a: 1 }, {}, {}]);
    expect(boxesIn({ day: "1", month: 2 })).toEqual({ day: "1", month: "", year: "" });
    expect(boxesIn(undefined)).toEqual({ day: "", month: "", year: "" });
  });
});

it("names a field as its form does", () => {
  expect(fieldName(["lines", 3, "from", "day"])).toBe("lines[3].from.day");
});
