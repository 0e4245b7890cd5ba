import { describe, expect, it } from "vitest";
import { fieldsAsked } from "./costing-line.rules";

describe("what a row of the costing asks", () => {
  it.each([
    [{ kind: "core" }, "basis amount"],
    [{ kind: "discount", basis: "night" }, "basis amount"],
    [{ kind: "extra-staffing" }, "charge basis amount hours staff outcome evidence reviewOn"],
    [{ kind: "extra-staffing", basis: "night" }, "charge basis amount outcome evidence reviewOn"],
    [{ kind: "extra-staffing", charge: "core" }, "charge"],
    [{ kind: "education" }, "charge basis amount outcome evidence reviewOn"],
    [{ kind: "education", basis: "term" }, "charge basis amount times outcome evidence reviewOn"],
    [{ kind: "education", basis: "week" }, "charge basis amount times outcome evidence reviewOn"],
    [{ kind: "education", basis: "year" }, "charge basis amount outcome evidence reviewOn"],
    [{ kind: "transport", basis: "mile" }, "charge basis amount miles outcome evidence reviewOn"],
    [{ kind: "set-up" }, "charge amount outcome evidence reviewOn"],
    [{ kind: "toString" }, "charge basis amount hours staff miles times outcome evidence reviewOn"],
    [{}, "charge basis amount hours staff miles times outcome evidence reviewOn"],
  ])("%o", (chosen, asked) => {
    expect(fieldsAsked({ kind: "", charge: "", basis: "", ...chosen }).join(" ")).toBe(asked);
  });
});
