import { expect, it } from "vitest";
import { filedOnProblem, standingOf } from "./record.rules";

it("only a filed pack that covers everything is a filing", () => {
  const pack = (covers: number, filed: boolean) => ({ covers, filed });
  expect(standingOf([], 3)).toBe("not-filed");
  expect(standingOf([pack(3, false)], 3)).toBe("taken");
  expect(standingOf([pack(3, true), pack(4, false)], 4)).toBe("outdated");
  expect(standingOf([pack(3, true), pack(4, true)], 4)).toBe("filed");
  expect(standingOf([pack(4, true)], 3)).toBe("filed");
});

it("a pack is filed from the day on which it was downloaded until today", () => {
  expect(filedOnProblem("2026-12-01", "2026-12-01", "2026-12-03")).toBeUndefined();
  expect(filedOnProblem("2026-12-03", "2026-12-01", "2026-12-03")).toBeUndefined();
  expect(filedOnProblem("2026-11-30", "2026-12-01", "2026-12-03")).toMatch(/before/);
  expect(filedOnProblem("2026-12-04", "2026-12-01", "2026-12-03")).toMatch(/in the past/);
});
