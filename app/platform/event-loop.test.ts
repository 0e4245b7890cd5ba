import { setTimeout as later } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { takeInHand, takeLoopFigures, watchEventLoop } from "./event-loop.server.ts";

let written: string[] = [];
let stop = () => {};

function begin() {
  written = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  stop = watchEventLoop();
}

afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

/** Holds the loop, as an expression without an end would. */
function hold(ms: number) {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** The watch looks again soon after; how soon depends on the machine. */
async function logged(count: number) {
  while (written.filter((line) => line.includes("loop.blocked")).length < count) await later(10);
  return written.filter((line) => line.includes("loop.blocked")).map((line) => JSON.parse(line));
}

it("says what was in hand when the loop was blocked, and counts it", async () => {
  begin();
  const before = takeLoopFigures().blocks;
  const done = takeInHand(() => "POST /council/:slug/referrals/new");
  await later(60);
  hold(400);
  const [line] = await logged(1);
  done();
  expect(line.level).toBe("warn");
  expect(line.inHand).toEqual(["POST /council/:slug/referrals/new"]);
  expect(line.ms).toBeGreaterThan(200);
  const figures = takeLoopFigures();
  expect(figures.blocks).toBeGreaterThan(before);
  expect(figures.longestBlock).toBeGreaterThan(200);
  expect(figures.delay.most).toBeGreaterThan(200);
  expect(figures.utilisation).toBeGreaterThan(0);
});

it("forgets what is done", async () => {
  begin();
  takeInHand(() => "a job that is over")();
  hold(400);
  const [line] = await logged(1);
  expect(line.inHand).toEqual([]);
});
