import { describe, expect, it } from "vitest";
import { suggestionsIn } from "~/platform/forms/suggestions";
import { isPossibleOutcode, outcodesAlike, outcodeVerdict, unknownOutcode } from "./outcode-check.rules";

const TABLE = new Set(["WV1", "WV2", "WV9", "WV10", "WV11", "B1", "B2", "B21", "G1", "W1A"]);

describe("an outcode", () => {
  it("is known by the table; one that it would know is refused, one it does not reach is said to be so", () => {
    const verdicts = ["WV10", "WV1O", "WV99", "QX1", "G2", "EH1"].map((code) => outcodeVerdict(code, TABLE));
    expect(verdicts).toEqual(["known", "unknown", "unknown", "unknown", "not-covered", "not-covered"]);
    // The directory has WV99: post boxes, where nobody lives.
    expect(outcodeVerdict("WV99", new Set([...TABLE, "WV99"]))).toBe("unknown");
  });

  it("without a table is refused only when it cannot be one", () => {
    const none = new Set<string>();
    const codes = ["WV10", "WV99", "W1A", "WV1O", "XX1"];
    expect(codes.map((code) => outcodeVerdict(code, none))).toEqual([
      "no-table",
      "unknown",
      "no-table",
      "unknown",
      "unknown",
    ]);
    expect(isPossibleOutcode("EC2M")).toBe(true);
  });

  it("that somebody misread or mistyped is offered as what it may be", () => {
    expect(outcodesAlike("WV1O", TABLE)[0]).toBe("WV10");
    expect(outcodesAlike("WV1I", TABLE)[0]).toBe("WV11");
    expect(outcodesAlike("VW10", TABLE)).toContain("WV10");
    expect(outcodesAlike("WV99", TABLE)).toContain("WV9");
    expect(outcodesAlike("821", TABLE)[0]).toBe("B21");
    expect(outcodesAlike("WV1O", new Set())[0]).toBe("WV10");
  });

  it("its refusal says what may be taken, and is read again by whoever draws the button", () => {
    for (const alike of [["WV10"], ["WV9", "WV10"], ["WV9", "WV10", "WV11"], []]) {
      const read = suggestionsIn(unknownOutcode("WV1O", alike));
      expect(read).toEqual(alike.length === 0 ? null : { typed: "WV1O", alike });
    }
    expect(suggestionsIn("Enter where the placement should be")).toBeNull();
  });
});
