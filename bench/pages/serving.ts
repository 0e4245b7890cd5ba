import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../scripts/database/folders.ts";

export type Serving = {
  address: string;
  /** Milliseconds of processor that it has used; NaN where the system does not tell. */
  cpu(): number;
  stop(): Promise<void>;
};

/** A hundredth of a second: Linux's unit for a process's time. */
const TICK_MS = 10;
const NS_PER_MS = 1_000_000;

/** Milliseconds of processor that a process has used; NaN where the system does not tell. */
export function cpuOf(pid: number | undefined): number {
  return exactly(pid) ?? roughly(pid);
}

/** What the scheduler has counted of each of its threads: to the nanosecond, but not every Linux has it. */
function exactly(pid: number | undefined): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
    );
    return threads.reduce((sum, one) => sum + one, 0) / NS_PER_MS;
  } catch {
    return undefined;
  }
}

function roughly(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

/**
 * Starts one server as a process of its own, its words in `.data/bench/<name>.log`, and waits until it listens. `folder`
 * is where it runs, when that is not here.
 */
export async function serve(
  name: string,
  args: string[],
  variables: Record<string, string>,
  folder = projectFolder,
): Promise<Serving> {
  const log = openSync(join(projectFolder, ".data", "bench", `${name}.log`), "w");
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", ...variables },
    stdio: ["ignore", log, log, "ipc"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${name} ended (${code}): see .data/bench/${name}.log`)));
    child.on("message", (message: { port?: number }) => {
      if (message.port) resolve(message.port);
    });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    cpu: () => cpuOf(child.pid),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
