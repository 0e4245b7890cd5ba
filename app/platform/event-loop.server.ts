import { type EventLoopUtilization, monitorEventLoopDelay, performance } from "node:perf_hooks";
import { log } from "./log.server.ts";

/**
 * Watches the event loop of a process. Everything that this process does waits while one piece of code runs, so what
 * ran longer than 200 ms is logged with what was in hand: a route's pattern or a job's name, never a path or a body.
 */
const TOO_LONG = 200;
const LOOK_EVERY = 50;
const RESOLUTION = 10;
/** More in hand than this says nothing about which of them it was. */
const MAX_NAMED = 5;

/** How the loop has been since the process began, and since the figures were last taken. */
export type LoopFigures = {
  /** Milliseconds that the loop was late, since `takeLoopFigures` was last called. */
  delay: { mean: number; median: number; p99: number; most: number };
  /** The part of the time in which the loop was busy, from 0 to 1, since the figures were last taken. */
  utilisation: number;
  /** How often it was blocked longer than 200 ms since the process began, and the longest time. */
  blocks: number;
  longestBlock: number;
};

const inHand = new Set<() => string>();
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
let before: EventLoopUtilization | undefined;
let blocks = 0;
let longestBlock = 0;

/**
 * Says what is being worked on until the function that it returns is called. `name` is only asked for when
 * something was blocked.
 */
export function takeInHand(name: () => string): () => void {
  inHand.add(name);
  return () => {
    inHand.delete(name);
  };
}

/** Begins to watch; the returned function ends it. The process may end while it is watched. */
export function watchEventLoop(): () => void {
  histogram.enable();
  before = performance.eventLoopUtilization();
  let due = performance.now() + LOOK_EVERY;
  const timer = setInterval(() => {
    const late = performance.now() - due;
    due = performance.now() + LOOK_EVERY;
    if (late > TOO_LONG) blocked(Math.round(late));
  }, LOOK_EVERY);
  timer.unref();
  return () => {
    clearInterval(timer);
    histogram.disable();
  };
}

/** The figures; the delay and the utilisation begin anew with each call, the blocks are counted on. */
export function takeLoopFigures(): LoopFigures {
  const ms = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : 0);
  const { utilization } = performance.eventLoopUtilization(before);
  const figures = {
    delay: {
      mean: ms(histogram.mean),
      median: ms(histogram.percentile(50)),
      p99: ms(histogram.percentile(99)),
      most: ms(histogram.max),
    },
    utilisation: utilization,
    blocks,
    longestBlock,
  };
  histogram.reset();
  before = performance.eventLoopUtilization();
  return figures;
}

function blocked(ms: number): void {
  blocks += 1;
  longestBlock = Math.max(longestBlock, ms);
  // What ended in the same turn is no longer in hand, so that nothing at all is an answer too.
  const named = [...inHand].slice(0, MAX_NAMED).map((name) => name());
  log.warn("loop.blocked", { ms, inHand: named, others: Math.max(0, inHand.size - MAX_NAMED) });
}
