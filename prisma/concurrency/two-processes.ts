import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Actor } from "~/domains/access/actor";
import type { Raced, RaceOrder } from "./racing.ts";

/** Two server processes that do what they are told to at the same moment, for races of commands. */
export type TwoProcesses = readonly ChildProcess[];

async function answer<T>(one: ChildProcess, order: unknown): Promise<T> {
  one.send(order as object);
  const [done] = await once(one, "message");
  return done as T;
}

/** Both with their connections open. `script` calls `race` of `racing.ts`. */
export async function startTwo(
  script: string,
  environment: Record<string, string>,
  warm: Actor,
): Promise<TwoProcesses> {
  const two = [0, 1].map(() =>
    spawn(process.execPath, ["--import", "tsx", script], {
      env: { ...process.env, ...environment, NODE_ENV: "test" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    }),
  );
  await Promise.all(two.map((one) => answer(one, { warm })));
  return two;
}

export async function endTwo(processes: TwoProcesses): Promise<void> {
  for (const one of processes) one.disconnect();
  await Promise.all(processes.map((one) => one.exitCode ?? once(one, "exit")));
}

/** Every second act in the other process, all at once. `together`: both were at work at the same time. */
export async function runActs<Act>(
  processes: TwoProcesses,
  acts: readonly Act[],
): Promise<{ outcomes: string[]; together: boolean }> {
  const at = Date.now() + 15;
  const done = await Promise.all(
    processes.map((one, index) => {
      const order: RaceOrder<Act> = { acts: acts.filter((_, i) => i % processes.length === index), at };
      return answer<Raced>(one, order);
    }),
  );
  const [first, second] = done;
  return {
    outcomes: done.flatMap(({ outcomes }) => outcomes),
    together: Boolean(first && second && first.began <= second.ended && second.began <= first.ended),
  };
}
