import { spawn } from "node:child_process";
import type { TransactionSql } from "postgres";
import { sqlFor } from "~/platform/database/clients.server";
import { jobsRole } from "~/platform/database/roles";
import { databaseEnv, vaultEnv } from "~/platform/env.server";
import { handOut, withoutSecrets } from "~/platform/handed-out.mjs";
import { hand } from "../../scripts/start/install.mjs";

export type DemoWorker = {
  /** Waits until the queue has nothing left that is due. A new day asks again for what came before its moment. */
  idle(newDay: boolean): Promise<void>;
  stop(): Promise<void>;
};

const LONGEST = 60_000;

/** All that `npm start` keeps running beside the server. */
const WORKERS = ["scripts/worker.ts", "scripts/mail-worker.ts", "scripts/document-worker.ts"];

/** The real workers, as processes beside the seeding: what commands put into the queue is done as it is in life. */
export async function demoWorker(): Promise<DemoWorker> {
  const workers = WORKERS.map(startWorker);
  const said = () => workers.map((worker) => worker.said()).join("\n");
  const stop = async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  };
  await Promise.all(workers.map((worker) => worker.ready)).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    idle: async (newDay) => {
      if (newDay) await tryAgain();
      if (!(await isDone())) throw new Error(`The workers did not get through their queue.\n${said()}`);
    },
    stop,
  };
}

function startWorker(script: string) {
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...withoutSecrets(process.env), HOMEWARD_CREDENTIALS: "fd:4" },
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
  });
  // Each holds the vault's keys itself: the demo is made before there is a process for them.
  const { HOMEWARD_VAULT_KEYS, HOMEWARD_KEY_STORE } = vaultEnv();
  const keys = { HOMEWARD_VAULT_KEYS: HOMEWARD_VAULT_KEYS.join(","), HOMEWARD_KEY_STORE };
  hand(child, 4, handOut("seed", { ...process.env, ...databaseEnv(), ...keys }));
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (words: Buffer) => {
      said = (said + words.toString()).slice(-4_000);
    });
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  const ready = new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    void ended.then((code) =>
      reject(new Error(`${script} ended with ${code} before it was ready.\n${said}`)),
    );
  });
  return {
    ready,
    said: () => said,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/**
 * The queue counts in real time and the demo's past runs faster: a job that came before its moment there is asked to
 * try again now, as it would have done by itself later.
 */
async function tryAgain(): Promise<void> {
  await asQueue(
    (tx) => tx`
      select graphile_worker.reschedule_jobs(array(
        select id from graphile_worker.jobs where last_error is not null and locked_at is null), run_at := now(), attempts := 0)`,
  );
}

async function isDone(): Promise<boolean> {
  const until = Date.now() + LONGEST;
  while (Date.now() < until) {
    const [due] = await asQueue(
      (tx) => tx<{ jobs: number }[]>`
        select count(*)::int as jobs from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`,
    );
    if (due?.jobs === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** The queue belongs to a role of its own that the owner may act as. */
function asQueue<T>(query: (tx: TransactionSql) => PromiseLike<T>): Promise<T> {
  return sqlFor("owner").begin(async (tx) => {
    await tx.unsafe(`set local role ${jobsRole}`);
    return query(tx);
  }) as Promise<T>;
}
