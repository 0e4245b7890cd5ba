import type { TransactionSql } from "postgres";
import type { Prisma } from "~prisma/client";
import { transactionLimit } from "../env.server.ts";
import { prismaFor } from "./clients.server.ts";
import { inOneTrip, type Queries, waited } from "./one-trip.server.ts";
import type { Role } from "./roles.ts";
import type { WithSharedColumns } from "./shared-columns.ts";
import { noteStatement } from "./statements.server.ts";
import { type Settings, TENANT_SETTING, tenantToken } from "./tenant-setting.server.ts";

/** A Prisma client inside one transaction, which writes what other organisations read only as the gate has cleared it. */
export type Tx = WithSharedColumns<Prisma.TransactionClient>;

/** What a transaction must leave behind however it ends. */
const lasting = new WeakMap<Tx, ((tx: Tx) => Promise<void>)[]>();

/**
 * Writes in the transaction and, should that be rolled back, once more in one of its own: what somebody tried stays on
 * the record although a command that refuses it writes nothing else. `write` may run twice; it takes its ids from outside.
 */
export async function evenIfRolledBack(tx: Tx, write: (tx: Tx) => Promise<void>): Promise<void> {
  const writes = lasting.get(tx) ?? [];
  lasting.set(tx, writes);
  writes.push(write);
  await write(tx);
}

/**
 * Runs `work` in ONE transaction as `role`, acting for the organisation and the person of `settings`, which row
 * security reads. They are signed, end with the transaction and never reach the connection's next user. Rolls back
 * when `work` throws; ends by force after `HOMEWARD_TRANSACTION_SECONDS`, or later where a job that nobody waits for says so.
 */
export async function transaction<T>(
  role: Role,
  settings: Settings,
  work: (tx: Tx) => Promise<T>,
  { seconds }: { seconds?: number } = {},
): Promise<T> {
  const run = <R>(inside: (tx: Tx) => Promise<R>) => {
    const set = setConfig(role, settings);
    const asked = performance.now();
    const limit = seconds === undefined ? transactionLimit() : Math.max(seconds * 1000, transactionLimit());
    return prismaFor(role).$transaction(
      async (tx) => {
        waited(role, asked);
        if (set) await tx.$executeRawUnsafe(set.text, ...set.values);
        return inside(tx);
      },
      { timeout: limit, maxWait: limit },
    );
  };
  let writes: ((tx: Tx) => Promise<void>)[] = [];
  try {
    return await run(async (tx) => {
      writes = [];
      lasting.set(tx, writes);
      return work(tx);
    });
  } catch (thrown) {
    // Where this cannot be written the answer is not given either.
    if (writes.length > 0)
      await run(async (tx) => {
        for (const write of writes) await write(tx);
      });
    throw thrown;
  }
}

/** Queries that were asked for in the same moment, by role and settings. */
const pendingBatches = new Map<string, Asked[]>();
type Asked = {
  build: (sql: TransactionSql) => Queries;
  done: (rows: unknown[]) => void;
  failed: (reason: unknown) => void;
};

/**
 * Reads for hot pages: `begin`, the settings, the queries and `commit` go to the server in one trip, none waiting for
 * another, in a transaction that can write nothing. What one page asks for in the same moment, under the same role and
 * settings, shares one transaction, and where one query fails all fail.
 *
 * @returns the rows of each query, in order
 */
export async function pipelined<const Q extends Queries>(
  role: Role,
  settings: Settings,
  build: (sql: TransactionSql) => Q,
): Promise<{ -readonly [K in keyof Q]: Awaited<Q[K]> }> {
  const key = JSON.stringify([
    role,
    ...Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);
  const rows: unknown = await new Promise<unknown[]>((done, failed) => {
    const asked: Asked = { build, done, failed };
    const others = pendingBatches.get(key);
    if (others) others.push(asked);
    else {
      pendingBatches.set(key, [asked]);
      queueMicrotask(() => {
        const all = pendingBatches.get(key) ?? [];
        pendingBatches.delete(key);
        void runBatch(role, settings, all);
      });
    }
  });
  return rows as { -readonly [K in keyof Q]: Awaited<Q[K]> };
}

async function runBatch(role: Role, settings: Settings, all: readonly Asked[]): Promise<void> {
  try {
    const set = setConfig(role, settings);
    const lengths: number[] = [];
    const results = await inOneTrip(role, (sql) => {
      const first = set ? [sql.unsafe(set.text, set.values, { prepare: true })] : [];
      const queries = all.flatMap(({ build }) => {
        const own = build(sql);
        lengths.push(own.length);
        return own;
      });
      for (const _query of queries) noteStatement("pipelined");
      return [...first, ...queries];
    });
    let at = set ? 1 : 0;
    all.forEach(({ done }, index) => {
      const length = lengths[index] ?? 0;
      done(results.slice(at, at + length));
      at += length;
    });
  } catch (reason) {
    for (const { failed } of all) failed(reason);
  }
}

function setConfig(role: Role, settings: Settings): { text: string; values: string[] } | undefined {
  if (!settings["app.org_id"] && !settings["app.person_id"]) return undefined;
  return {
    text: `select set_config('${TENANT_SETTING}', $1, true)`,
    values: [tenantToken(role, settings)],
  };
}
