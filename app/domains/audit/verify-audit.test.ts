import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { everythingIn } from "../../../prisma/testing/cluster.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { headOf, keepHead, readHead, readHeads } from "./heads.server";
import { sealAudit } from "./jobs/seal-audit.server";
import { verifyAudit } from "./queries/verify-audit.server";

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

describe("an untouched record", () => {
  it("is found whole, sealed and not sealed yet", async () => {
    await writeThree();
    await seal();
    await writeThree();
    await seal();
    await writeThree();
    const verdict = await verifyAudit(owner);
    expect(verdict).toMatchObject({ problems: [], rows: 9, seals: 2, unsealed: { rows: 3 } });
  });

  it("makes no seal of nothing", async () => {
    await writeThree();
    await seal();
    await seal();
    expect((await verifyAudit(owner)).seals).toBe(1);
  });

  it("does not depend on how the session writes times, numbers and bytes", async () => {
    await admin.begin(async (tx) => {
      await tx.unsafe(
        "set local timezone = 'Australia/Sydney'; set local bytea_output = 'escape'; set local datestyle = 'German'",
      );
      await tx`insert into events (id, at, kind, audience, council_id, subject, subject_id, data)
        values (${newId()}, now(), 'x', 'council', ${council}, 'referral', ${newId()}, '{"b": 1.50, "a": null}')`;
    });
    await seal();
    expect(await problems()).toEqual([]);
  });

  it("covers every column of the three tables", async () => {
    const [id] = await writeThree();
    await seal();
    for (const { table, column } of await admin<{ table: string; column: string }[]>`
      select table_schema || '.' || table_name as "table", column_name as column from information_schema.columns
       where (table_schema, table_name) in (('public', 'events'), ('vault', 'looks'), ('public', 'information_looks'))
         and column_name not in ('id', 'transaction')`) {
      if (column === "digest") continue;
      await tamper(async (tx) => {
        // What a column may hold is not the matter here.
        for (const { name } of await tx<{ name: string }[]>`
          select conname as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`)
          await tx.unsafe(`alter table ${table} drop constraint "${name}"`);
        const [type] = await tx<{ name: string }[]>`
          select format_type(a.atttypid, a.atttypmod) as name from pg_attribute a
           where a.attrelid = ${table}::regclass and a.attname = ${column}`;
        const other: Record<string, string> = {
          uuid: "gen_random_uuid()",
          text: "'another'",
          jsonb: `'{"offers": 3}'`,
          integer: "coalesce(%, 0) + 1".replace("%", `"${column}"`),
          boolean: `not coalesce("${column}", false)`,
        };
        const value =
          Object.entries(other).find(([name]) => type?.name === name)?.[1] ?? "now() + interval '1 second'";
        await tx.unsafe(`create table kept as select * from ${table}`);
        await tx.unsafe(`update ${table} set "${column}" = ${value}`);
      });
      expect(
        (await problems()).map(({ kind }) => kind),
        `${table}.${column}`,
      ).toContain("changed-row");
      await tamper(async (tx) => {
        await tx.unsafe(`truncate ${table}; insert into ${table} select * from kept; drop table kept`);
      });
    }
    expect(await problems()).toEqual([]);
    expect(id).toBeDefined();
  });
});

describe("somebody who may do everything in the database", () => {
  let first: string[];
  let second: string[];
  beforeEach(async () => {
    first = await writeThree();
    await seal();
    second = await writeThree();
    await seal();
    await writeThree();
    await seal();
  });

  it.each([["events"], ["vault.looks"], ["information_looks"]])("changes a row of %s", async (table) => {
    const column = table === "events" ? "reason" : table === "vault.looks" ? "purpose" : "document_id";
    const id = second[["events", "vault.looks", "information_looks"].indexOf(table)] ?? "";
    await tamper((tx) => tx.unsafe(`update ${table} set ${column} = '${newId()}' where id = '${id}'`));
    expect((await problems())[0]).toMatchObject({ kind: "changed-row", seal: "2", id });
  });

  it("changes a row and computes its digest anew", async () => {
    const id = second[0] ?? "";
    await tamper(async (tx) => {
      await tx`update events set reason = 'nothing happened' where id = ${id}`;
      await tx`set local timezone = 'UTC'`;
      await tx`update events e set digest = sha256(convert_to('public.events ' || jsonb_strip_nulls(to_jsonb(e) - 'digest')::text, 'UTF8')) where id = ${id}`;
    });
    expect(await problems()).toEqual([expect.objectContaining({ kind: "changed-row", seal: "2", id })]);
  });

  it("deletes a row", async () => {
    await tamper((tx) => tx`delete from vault.looks where id = ${first[1] ?? ""}`);
    expect(await problems()).toEqual([expect.objectContaining({ kind: "deleted-rows", seal: "1" })]);
  });

  it("deletes every row of a batch", async () => {
    await tamper(async (tx) => {
      for (const table of ["events", "vault.looks", "information_looks"])
        await tx.unsafe(`delete from ${table} where id in ('${second.join("','")}')`);
    });
    expect((await problems())[0]).toMatchObject({ kind: "deleted-rows", seal: "2" });
  });

  it("puts a row into what was sealed", async () => {
    const id = newId();
    await event(admin, id);
    await tamper(async (tx) => {
      await tx`set local timezone = 'UTC'`;
      await tx`update events set transaction = (select transaction from events where id = ${first[0] ?? ""}) where id = ${id}`;
      await tx`update events e set digest = sha256(convert_to('public.events ' || jsonb_strip_nulls(to_jsonb(e) - 'digest')::text, 'UTF8')) where id = ${id}`;
    });
    expect(await problems()).toEqual([expect.objectContaining({ kind: "inserted-row", seal: "1", id })]);
  });

  it("writes a row now that bears a time long ago", async () => {
    const id = newId();
    await event(admin, id, new Date(Date.now() - 48 * 3_600_000));
    expect(await problems()).toEqual([expect.objectContaining({ kind: "backdated-row", seal: null, id })]);
    await seal();
    expect(await problems()).toEqual([expect.objectContaining({ kind: "backdated-row", seal: "4", id })]);
  });

  it("lets two rows change places", async () => {
    const [one = "", two = ""] = [first[0], second[0]];
    const between = newId();
    await tamper(async (tx) => {
      for (const [from, to] of [
        [one, between],
        [two, one],
        [between, two],
      ] as const)
        await tx`update events set id = ${to} where id = ${from}`;
    });
    const found = await problems();
    expect(found[0]?.seal).toBe("1");
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([one, two]));
  });

  it("lets two batches change places", async () => {
    await tamper(async (tx) => {
      for (const [from, to] of [
        [1, 9],
        [2, 1],
        [9, 2],
      ] as const)
        await tx`update audit_seals set number = ${to} where number = ${from}`;
    });
    expect((await problems())[0]).toMatchObject({ seal: "1" });
  });

  it("takes a link out of the chain", async () => {
    await tamper((tx) => tx`delete from audit_seals where number = 2`);
    const kinds = (await problems()).map(({ kind, seal: number }) => [kind, number]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ["missing-seal", "2"],
        ["cut-chain", "3"],
      ]),
    );
  });

  it("changes a seal", async () => {
    await tamper((tx) => tx`update audit_seals set row_count = 2 where number = 2`);
    expect((await problems())[0]).toMatchObject({ kind: "changed-seal", seal: "2" });
  });

  it("makes the whole chain again: only a head that was kept elsewhere tells", async () => {
    const folder = await mkdtemp(join(tmpdir(), "heads-"));
    const before = await verifyAudit(owner);
    if (!before.head) throw new Error("there is no head");
    expect(await keepHead(folder, "2026-11-28", headOf(before.head))).toBe(true);
    await tamper(async (tx) => {
      await tx`delete from events where id = ${second[0] ?? ""}`;
      await tx`truncate audit_seals`;
    });
    await seal();
    expect(await problems()).toEqual([]);
    const heads = await readHeads(folder);
    expect((await verifyAudit(owner, heads)).problems).toEqual([
      expect.objectContaining({ kind: "another-head", seal: "3" }),
    ]);
    // A day's head is written once, whatever the database says later.
    expect(await keepHead(folder, "2026-11-28", { ...headOf(before.head), number: "1" })).toBe(false);
    expect((await readHead(join(folder, "head-2026-11-28.json"))).number).toBe("3");
    await writeFile(join(folder, "head-2026-11-29.json"), "{}");
    await expect(readHeads(folder)).rejects.toThrow(/is not a head of the audit/);
    await rm(folder, { recursive: true });
  });

  it("cuts the end off, rows and all: only a head that was kept elsewhere tells", async () => {
    const { head } = await verifyAudit(owner);
    if (!head) throw new Error("there is no head");
    await tamper(async (tx) => {
      for (const table of ["events", "vault.looks", "information_looks"])
        await tx.unsafe(
          `delete from ${table} where transaction >= (select from_transaction from audit_seals where number = 3)`,
        );
      await tx`delete from audit_seals where number = 3`;
    });
    const verdict = await verifyAudit(owner, [{ name: "head.json", head: headOf(head) }]);
    expect(verdict.problems).toEqual([expect.objectContaining({ kind: "another-head", seal: "3" })]);
  });
});

describe("transactions in flight", () => {
  it("come into a later seal, however long they take", async () => {
    const long = await admin.reserve();
    const id = newId();
    await long`begin`;
    await event(long, id);
    await writeThree();
    await sealOnce();
    // Nothing that began after it is sealed before it ends.
    expect(await verifyAudit(owner)).toMatchObject({ problems: [], seals: 0, unsealed: { rows: 3 } });
    await long`commit`;
    long.release();
    await seal();
    expect(await verifyAudit(owner)).toMatchObject({
      problems: [],
      seals: 1,
      rows: 4,
      unsealed: { rows: 0 },
    });
  });

  /** Writers that begin, write and commit in any order while seals are made. */
  async function race(): Promise<void> {
    let busy = 4;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      const connection = await admin.reserve();
      for (let round = 0; round < 25; round += 1) {
        await connection`begin`;
        await event(connection);
        // Others commit and seals are made while this one is open.
        for (let others = 0; others < (round * 7 + writer * 3) % 5; others += 1) await connection`select 1`;
        if (round % 6 === 5) await connection`rollback`;
        else {
          await event(connection);
          await connection`commit`;
        }
      }
      connection.release();
      busy -= 1;
    });
    const sealing = (async () => {
      while (busy > 0) await sealOnce();
    })();
    await Promise.all([...writers, sealing]);
    await seal();
  }

  it("never end up behind the sealed edge", async () => {
    await race();
    const verdict = await verifyAudit(owner);
    expect(verdict).toMatchObject({ problems: [], rows: 4 * 21 * 2, unsealed: { rows: 0 } });
    expect(verdict.seals).toBeGreaterThan(5);
  });

  it("would, if the newest transaction were taken for the edge", async () => {
    const [made] = await admin<
      { text: string }[]
    >`select pg_get_functiondef('public.seal_audit'::regproc) as text`;
    const text = made?.text ?? "";
    await admin.unsafe(text.replace("pg_snapshot_xmin", "pg_snapshot_xmax"));
    try {
      const long = await admin.reserve();
      await long`begin`;
      await event(long);
      await event(admin);
      await sealOnce();
      await long`commit`;
      long.release();
      expect((await problems())[0]).toMatchObject({ kind: "inserted-row", seal: "1" });
    } finally {
      await admin.unsafe(text);
    }
  });
});

describe("nobody changes the record through the database's own ways", () => {
  it.each(["events", "vault.looks", "information_looks", "audit_seals"])(
    "%s is append-only, for its owner too",
    async (table) => {
      await writeThree();
      await seal();
      await expect(admin.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: "42501" });
      await expect(admin.unsafe(`truncate ${table}`)).rejects.toMatchObject({ code: "42501" });
      const column = table === "audit_seals" ? "row_count" : "id";
      await expect(admin.unsafe(`update ${table} set ${column} = ${column}`)).rejects.toMatchObject({
        code: "42501",
      });
    },
  );

  it("no role of the application may change, remove, or seal by hand", async () => {
    const rights = await admin<{ who: string; what: string; table: string }[]>`
      select grantee as who, privilege_type as what, table_name as "table" from information_schema.role_table_grants
       where table_name in ('events', 'looks', 'information_looks', 'audit_seals') and grantee like 'homeward\\_%'
         and grantee <> 'homeward_owner' and privilege_type not in ('SELECT', 'INSERT')`;
    expect(rights).toEqual([]);
    const sealers = await admin<{ who: string }[]>`
      select grantee as who from information_schema.role_table_grants
       where table_name = 'audit_seals' and privilege_type = 'INSERT' and grantee <> 'homeward_owner'`;
    expect(sealers.map(({ who }) => who)).toEqual(["homeward_auditor"]);
    for (const role of ["council", "provider", "region", "reader", "auth"]) {
      const [may] = await admin<{ seal: boolean }[]>`
        select has_function_privilege(${`homeward_${role}`}, 'public.seal_audit()', 'execute') as seal`;
      expect(may?.seal, role).toBe(false);
    }
  });

  it("a writer says neither the digest nor the transaction", async () => {
    const id = newId();
    await admin`insert into events (id, at, kind, audience, council_id, subject, subject_id, transaction, digest)
      values (${id}, now(), 'x', 'council', ${council}, 'referral', ${newId()}, 1, '\\x00')`;
    const [row] = await admin<{ transaction: string; bytes: number }[]>`
      select transaction::text, length(digest) as bytes from events where id = ${id}`;
    expect(Number(row?.transaction)).toBeGreaterThan(1);
    expect(row?.bytes).toBe(32);
  });
});
