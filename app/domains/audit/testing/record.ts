import pg from "pg";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { newId } from "~/platform/ids";
import { everythingIn } from "../../../../prisma/testing/cluster.server.ts";
import { testDatabase } from "../../../../prisma/testing/database.server.ts";
import { sealAudit } from "../jobs/seal-audit.server";
import { verifyAudit } from "../queries/verify-audit.server";

/** A record of a database of its own, emptied before each test, with who may do everything to it. */
export function testRecord() {
  const database = testDatabase();
  let admin: Sql;
  let owner: Sql;
  let worker: pg.Client;

  const council = newId();
  const identity = newId();

  /** An event and two looks of one transaction, and their ids. */
  async function writeThree(at = new Date()): Promise<string[]> {
    const ids = [newId(), newId(), newId()];
    await admin.begin(async (tx) => {
      await event(tx, ids[0], at);
      await tx`insert into vault.looks (id, identity_id, council_id, person_id, purpose, at)
        values (${ids[1] ?? ""}, ${identity}, ${council}, ${newId()}, 'assess-match', ${at})`;
      await tx`insert into information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, at)
        values (${ids[2] ?? ""}, ${council}, ${newId()}, ${newId()}, ${newId()}, 1, 'detail', ${at})`;
    });
    return ids;
  }

  const event = (
    sql: Sql | postgres.ReservedSql | postgres.TransactionSql,
    id = newId(),
    at = new Date(),
    reason: string | null = null,
  ) =>
    sql`insert into events (id, at, kind, audience, council_id, subject, subject_id, reason, data)
      values (${id}, ${at}, 'search-closed', 'council', ${council}, 'referral', ${newId()}, ${reason}, '{"offers": 2}')`;

  const sealOnce = () =>
    sealAudit(
      {},
      {
        attempt: 1,
        lastAttempt: false,
        withConnection: (work) => work(worker as unknown as pg.PoolClient),
      },
    );

  /** Seals until all is sealed: transactions of other tests on the same server keep the edge back while they run. */
  async function seal(): Promise<void> {
    for (let left = true; left; ) {
      await sealOnce();
      const [row] = await admin<{ oldest: Date | null }[]>`select public.oldest_unsealed() as oldest`;
      left = row?.oldest !== null;
    }
  }

  /** As somebody who may do everything in the database: triggers and row security do not hold them. */
  async function tamper(work: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<void> {
    await admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await work(tx);
    });
  }

  const problems = async () => (await verifyAudit(owner)).problems;

  beforeAll(async () => {
    admin = postgres(await everythingIn(database.name), { max: 6, onnotice: () => undefined });
    // Looks at a child and a search that are not there: what is asked here is the record alone.
    await admin`alter table vault.looks drop constraint looks_identity_id_council_id_fkey`;
    await admin`alter table information_looks drop constraint information_looks_referral_id_council_id_fkey`;
    owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
    worker = new pg.Client({ connectionString: await everythingIn(database.name) });
    await worker.connect();
    await worker.query("set role homeward_worker");
  });

  afterAll(async () => {
    await worker?.end();
    await Promise.all([admin?.end(), owner?.end()]);
  });

  beforeEach(() => tamper((tx) => tx`truncate events, vault.looks, information_looks, audit_seals`));

  return {
    council,
    writeThree,
    event,
    sealOnce,
    seal,
    tamper,
    problems,
    get admin() {
      return admin;
    },
    get owner() {
      return owner;
    },
  };
}
