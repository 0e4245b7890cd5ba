import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { err, ok, type Result } from "~/platform/result";

/** A file that could not be opened within its limits, or that brought down the process that opened it. */
export type ConfinedFailed = { type: "time" | "memory" | "output" | "crashed" };

export type ConfinedLimits = {
  milliseconds: number;
  /** Resident memory: WebAssembly's own is no part of the heap that Node.js can limit. */
  megabytes: number;
  /** Of its answer. */
  bytes: number;
};

const HEAP_MEGABYTES = 384;
const LOOK_EVERY = 25;

/**
 * Runs a script of ours on something that somebody sent, in a process of its own that knows no secret, has no database and
 * is killed when it takes too long, too much memory or says too much. Its last argument is how many seconds it has. Never
 * call it inside a transaction.
 * @param script what Node.js is given to run it
 * @param onOutput is told what it says, in pieces; where it throws, the process has crashed
 */
export function runConfined(
  script: readonly string[],
  order: Buffer,
  limits: ConfinedLimits,
  onOutput: (part: Buffer) => void,
): Promise<Result<null, ConfinedFailed>> {
  return new Promise((resolve) => {
    const seconds = Math.ceil(limits.milliseconds / 1000);
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP_MEGABYTES}`, ...script, String(seconds)],
      // None of our secrets: what comes to rule it finds nothing there.
      { env: { PATH: process.env.PATH ?? "", NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] },
    );
    let size = 0;
    let failed: ConfinedFailed | undefined;
    const stop = (why: ConfinedFailed["type"]) => {
      failed ??= { type: why };
      child.kill("SIGKILL");
    };
    const clock = setTimeout(() => stop("time"), limits.milliseconds);
    const watch = setInterval(() => {
      void megabytesOf(child.pid).then((used) => {
        if (used > limits.megabytes) stop("memory");
      });
    }, LOOK_EVERY);
    child.stdout.on("data", (part: Buffer) => {
      if (failed) return;
      size += part.length;
      if (size > limits.bytes) return stop("output");
      try {
        onOutput(part);
      } catch {
        stop("crashed");
      }
    });
    // It may end before it has read everything.
    child.stdin.on("error", () => undefined);
    child.stdin.end(order);
    child.on("error", () => stop("crashed"));
    child.on("close", (code) => {
      clearTimeout(clock);
      clearInterval(watch);
      if (failed) resolve(err(failed));
      else resolve(code === 0 ? ok(null) : err({ type: "crashed" }));
    });
  });
}

/** Resident memory of a process; 0 where the system does not say, and then the limit of time alone holds. */
async function megabytesOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  const line = status.split("\n").find((one) => one.startsWith("VmRSS:"));
  return line ? Number.parseInt(line.slice("VmRSS:".length), 10) / 1024 : 0;
}
