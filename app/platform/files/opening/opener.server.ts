import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { err, ok, type Result } from "~/platform/result";
import { orderToOpen, orderToSet, readOpened, readSet } from "./frames";
import type { Opened, PageToSet } from "./opened";
import { openerScript } from "./opener-script";

/** A file that could not be opened within its limits, or that brought down the process that opened it. */
export type OpenerFailed = { type: "time" | "memory" | "output" | "crashed" };

export type OpenerLimits = {
  milliseconds: number;
  /** Resident memory: WebAssembly's own is no part of the heap that Node.js can limit. */
  megabytes: number;
  /** Of its answer. */
  bytes: number;
};

export const OPENER_LIMITS: OpenerLimits = { milliseconds: 120_000, megabytes: 768, bytes: 80 * 1024 * 1024 };
const HEAP_MEGABYTES = 384;
const LOOK_EVERY = 25;

/**
 * Opens a file that somebody sent, in a process of its own that knows no secret, has no database and is killed when it
 * takes too long, too much memory or says too much. Never call it inside a transaction.
 */
export async function openUntrusted(
  bytes: Buffer,
  limits: OpenerLimits = OPENER_LIMITS,
): Promise<Result<Opened, OpenerFailed>> {
  return answered(await runOpener(orderToOpen(bytes), limits), readOpened);
}

/** Sets pages into a new PDF that holds nothing else, within the same limits. */
export async function setPages(
  title: string,
  pages: readonly PageToSet[],
  limits: OpenerLimits = OPENER_LIMITS,
): Promise<Result<Buffer, OpenerFailed>> {
  return answered(await runOpener(orderToSet(title, pages), limits), readSet);
}

function answered<T>(
  ran: Result<Buffer, OpenerFailed>,
  read: (answer: Buffer) => T,
): Result<T, OpenerFailed> {
  if (!ran.ok) return ran;
  try {
    return ok(read(ran.value));
  } catch {
    return err({ type: "crashed" });
  }
}

function runOpener(order: Buffer, limits: OpenerLimits): Promise<Result<Buffer, OpenerFailed>> {
  return new Promise((resolve) => {
    const seconds = Math.ceil(limits.milliseconds / 1000);
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP_MEGABYTES}`, ...openerScript(), String(seconds)],
      // None of our secrets: what comes to rule it finds nothing there.
      { env: { PATH: process.env.PATH ?? "", NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] },
    );
    const parts: Buffer[] = [];
    let size = 0;
    let failed: OpenerFailed | undefined;
    const stop = (why: OpenerFailed["type"]) => {
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
      size += part.length;
      if (size > limits.bytes) stop("output");
      else parts.push(part);
    });
    // It may end before it has read everything.
    child.stdin.on("error", () => undefined);
    child.stdin.end(order);
    child.on("error", () => stop("crashed"));
    child.on("close", (code) => {
      clearTimeout(clock);
      clearInterval(watch);
      if (failed) resolve(err(failed));
      else resolve(code === 0 ? ok(Buffer.concat(parts)) : err({ type: "crashed" }));
    });
  });
}

/** Resident memory of a process; 0 where the system does not say, and then the limit of time alone holds. */
async function megabytesOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  const line = status.split("\n").find((one) => one.startsWith("VmRSS:"));
  return line ? Number.parseInt(line.slice("VmRSS:".length), 10) / 1024 : 0;
}
