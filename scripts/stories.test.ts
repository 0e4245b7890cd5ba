import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/**
 * A story goes on only when what its press brought about is there; else it is red on a busy machine and green on a quiet
 * one. So every press goes through e2e/steps/pressing.ts, and nothing waits for a length of time.
 */
const PRESSES = /\.(click|dblclick|tap)\(|\.press\(/;
const SLEEPS = /waitForTimeout|\bsetTimeout\(|"networkidle"/;

function stories(): { file: string; line: number; text: string }[] {
  return readdirSync("e2e", { recursive: true, encoding: "utf8" })
    .filter((name) => /^(stories|steps)\/.*\.ts$|^people\.ts$/.test(name) && name !== "steps/pressing.ts")
    .flatMap((name) =>
      readFileSync(join("e2e", name), "utf8")
        .split("\n")
        .map((text, at) => ({ file: `e2e/${name}`, line: at + 1, text })),
    );
}

it("every press of a story waits for what it brings about", () => {
  const lines = stories();
  expect(lines.length).toBeGreaterThan(1_000);
  expect(lines.filter(({ text }) => PRESSES.test(text))).toEqual([]);
});

it("no story waits for a length of time", () => {
  expect(stories().filter(({ text }) => SLEEPS.test(text))).toEqual([]);
});
