import { describe, expect, it } from "vitest";
import {
  correctionProblem,
  datesDiffer,
  endProblem,
  moveInProblem,
  type NoticeTerms,
  noticeDue,
  noticeProblem,
  startedOn,
} from "./placement-dates.rules";

const TODAY = "2026-11-29";

describe("the day a child moved in", () => {
  it.each([
    ["2026-11-29", "", undefined],
    ["2026-11-30", "", "movedIn"],
    ["2026-11-01", "", undefined],
    ["2026-10-31", "", "why"],
    ["2026-10-31", "The manager was away", undefined],
    ["2025-11-01", "Very late", "movedIn"],
  ])("%s said today, because “%s”", (movedIn, why, field) => {
    expect(moveInProblem({ movedIn, why }, TODAY)?.field).toBe(field);
  });

  it.each([
    [null, null, false, null],
    ["2026-11-20", null, false, "2026-11-20"],
    ["2026-11-20", "2026-11-20", false, "2026-11-20"],
    ["2026-11-21", "2026-11-20", true, "2026-11-20"],
  ])("council says %s, provider %s", (councilMovedIn, providerMovedIn, differ, started) => {
    expect(datesDiffer({ councilMovedIn, providerMovedIn })).toBe(differ);
    expect(startedOn({ councilMovedIn, providerMovedIn })).toBe(started);
  });
});

describe("a day that is corrected after notice", () => {
  it.each([
    ["2026-11-20", null, "2026-11-20", undefined],
    ["2026-11-21", null, "2026-11-20", "movedIn"],
    // The earlier of two words is the day on which it began.
    ["2026-11-21", "2026-11-20", "2026-11-20", undefined],
    ["2026-11-21", "2026-11-22", "2026-11-20", "movedIn"],
    ["2026-11-21", null, null, undefined],
  ])("council says %s, provider %s, last night %s", (councilMovedIn, providerMovedIn, lastNight, field) => {
    expect(correctionProblem({ councilMovedIn, providerMovedIn }, lastNight)?.field).toBe(field);
  });
});

describe("the last night", () => {
  it("is 28 nights after notice, across the end of a month and of summer time", () => {
    const usual = (today: string) => noticeDue("council", null, { started: "2026-01-01", today });
    expect(usual(TODAY)).toEqual({ days: 28, lastNight: "2026-12-27", inTrial: false });
    expect(usual("2026-10-20").lastNight).toBe("2026-11-17");
  });

  const terms: NoticeTerms = { council: 14, provider: 42, trialDays: 21, trialNotice: 1 };
  it.each<["council" | "provider", NoticeTerms, string, number]>([
    ["council", terms, "2026-10-01", 14],
    ["provider", terms, "2026-10-01", 42],
    // Of 21 days from 9 November the last is the 29th.
    ["provider", terms, "2026-11-09", 1],
    ["provider", terms, "2026-11-08", 42],
    ["council", { ...terms, trialNotice: 0 }, "2026-11-20", 0],
    ["council", { ...terms, trialDays: null, trialNotice: null }, "2026-11-20", 14],
  ])("by the %s with %j, for a child there since %s, is %s days away", (side, agreed, started, days) => {
    expect(noticeDue(side, agreed, { started, today: TODAY }).days).toBe(days);
  });

  it.each([
    ["2026-12-27", "", undefined],
    ["2026-12-26", "", "short"],
    ["2026-12-26", "Agreed by phone", undefined],
    ["2026-11-29", "Tonight", undefined],
    ["2026-11-28", "Gone", "lastNight"],
    ["2028-01-01", "", "lastNight"],
  ])("of a notice, %s, because “%s”", (lastNight, short, field) => {
    const due = noticeDue("provider", null, { started: "2026-10-01", today: TODAY });
    expect(noticeProblem({ lastNight, short }, due, TODAY)?.field).toBe(field);
  });

  it.each([
    ["2026-11-29", "2026-11-29", undefined],
    ["2026-11-30", "2026-11-01", "lastNight"],
    ["2026-10-31", "2026-11-01", "lastNight"],
    ["2026-11-10", "2026-11-01", undefined],
  ])("of an end, %s, for a child there since %s", (lastNight, started, field) => {
    expect(endProblem(lastNight, started, TODAY)?.field).toBe(field);
  });
});
