import { expect, it } from "vitest";
import { holdOverWords, isHoldOver } from "./hold.rules";

it("a place is held up to the moment itself, and for good where no end was said", () => {
  const at = new Date("2026-11-28T12:00:00Z");
  expect(isHoldOver(new Date(at.getTime() + 1), at)).toBe(false);
  expect(isHoldOver(at, at)).toBe(true);
  expect(isHoldOver(null, at)).toBe(false);
});

it("says until when a place was held once it is not, and what to do", () => {
  const at = new Date("2026-11-28T12:00:00Z");
  expect(holdOverWords(at, at)).toMatch(/^The place was held until .*: ask the provider to hold it again$/);
  expect(holdOverWords(new Date(at.getTime() + 1), at)).toBeNull();
  expect(holdOverWords(null, at)).toBeNull();
});
