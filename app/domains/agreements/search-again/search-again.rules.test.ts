import { describe, expect, it } from "vitest";
import type { PlacementState } from "../placement/placement.machine";
import { searchReason, searchReasonWords, whyNoSearch } from "./search-again.rules";

const placement = (state: PlacementState, more = {}) => ({
  ...{ state, noticeReason: null, endReason: null },
  ...more,
});
const ended = placement("ended", { noticeReason: "match", endReason: "safeguarding" });
const old = { reference: "HW-AAAAAA", state: "ended" };

describe("why the next home is searched for", () => {
  it("is what the placement says: its end before its notice, and that it goes on", () => {
    expect(searchReason(ended)).toBe("safeguarding");
    expect(searchReason(placement("notice-given", { noticeReason: "match" }))).toBe("match");
    expect(searchReason(placement("started"))).toBe("continues");
    expect(searchReason(placement("planned"))).toBeNull();
  });

  it("has words", () => {
    expect(searchReasonWords("safeguarding")).toBe("Safeguarding concern");
    expect(searchReasonWords(searchReason(placement("fallen-through")) ?? "")).toBe(
      "The placement did not start",
    );
  });
});

describe("a search again", () => {
  it("is begun from a placement that goes on or has ended", () => {
    for (const one of [placement("started"), placement("notice-given", { noticeReason: "match" }), ended])
      expect(whyNoSearch(one, old, [])).toBeNull();
  });

  it("is not begun before the child moved in, nor for a child who died", () => {
    expect(whyNoSearch(placement("planned"), old, [])).toBe("The child has not moved in yet");
    expect(whyNoSearch(placement("ended", { endReason: "died" }), old, [])).toBe("The child has died");
  });

  it("is begun from what fell through only where its own referral cannot search on", () => {
    const fallen = placement("fallen-through");
    for (const state of ["searching", "closed", "placed"])
      expect(whyNoSearch(fallen, { ...old, state }, [])).toContain("HW-AAAAAA, which was not withdrawn");
    expect(whyNoSearch(fallen, { ...old, state: "withdrawn" }, [])).toBeNull();
  });

  it("is one at a time, until it is withdrawn", () => {
    const begun = { reference: "HW-BBBBBB", withdrawn: false };
    expect(whyNoSearch(ended, old, [begun])).toBe(
      "Referral HW-BBBBBB is already the new search for this child",
    );
    expect(whyNoSearch(ended, old, [{ ...begun, withdrawn: true }])).toBeNull();
  });
});
