import { expect, it } from "vitest";
import { sayingOf } from "./runners.mjs";

it("a failure is told in one line, also where what was thrown is no error", () => {
  expect(sayingOf("\u001b[31mexpected 1\u001b[39m\n  to be 2\n    at here (x.ts:1:1)")).toBe(
    "expected 1 · to be 2",
  );
  // A page's answer, thrown: the run ended there, without the line that sums it up.
  expect(sayingOf(null)).toContain("no error");
});
