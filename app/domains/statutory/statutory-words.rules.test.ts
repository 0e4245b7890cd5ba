import { describe, expect, it } from "vitest";
import type { Due } from "./statutory-steps.rules";
import { missingWords, stepRow, stepStatus } from "./statutory-words.rules";
import { STEPS, type StepCode } from "./steps.options";

const step = (code: StepCode, due: Due = "before") => ({ code, due, evidence: STEPS[code].evidence });
const days = { start: "2026-12-01", today: "2026-12-20" };

describe("a step that was given after its day", () => {
  it.each<[StepCode, Due, string, string]>([
    ["at-a-distance-approval", "before", "2026-12-01", "Approved"],
    ["at-a-distance-approval", "before", "2026-12-02", "Approved late"],
    ["notice-iro", "five-working-days", "2026-12-08", "Sent"],
    ["notice-iro", "five-working-days", "2026-12-09", "Sent late"],
    ["placement-plan", "five-working-days", "2026-12-09", "Done late"],
    ["unregistered-review", "weekly", "2026-12-15", "Done"],
  ])("%s, due %s, given %s", (code, due, on, words) => {
    const status = stepStatus(step(code, due), on, days);
    expect(status).toMatchObject({ words, missing: false });
    expect(status.tone).toBe(words.endsWith("late") ? "soon" : "good");
    expect(missingWords([status])).toBeNull();
  });
  it("a placement plan is due before the move, and 5 working days are said only where it is late", () => {
    const blank = { given: null, outdated: [], earlier: [], wait: null, note: null };
    const of = (today: string, due: Due = "before") =>
      stepRow(step("placement-plan", due), {
        ...{ start: "2026-12-07", today, mine: true, request: null, asks: false },
        ...blank,
      }).due;
    expect(of("2026-12-07")).toBe("Before the child moves in on Monday 7 December 2026");
    expect(of("2026-12-08")).toMatch(/within 5 working days only where that was not reasonably practicable$/);
    expect(of("2026-12-08", "five-working-days")).toMatch(/^Within 5 working days: by/);
  });

  it("one that was not given is overdue", () => {
    const status = stepStatus(step("notice-iro"), null, days);
    expect(status).toEqual({ words: "Not sent, overdue", tone: "now", missing: true });
    expect(missingWords([status])).toBe("1 statutory step missing, 1 overdue");
  });
});
