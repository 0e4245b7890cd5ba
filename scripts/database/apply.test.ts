import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loginRoles, roleName, urlFor } from "../../app/platform/database/roles.ts";
import { createEmptyDatabase, type TestDatabase, testSecret } from "../../prisma/testing/cluster.server.ts";
import { applyMigrations } from "./apply.ts";
import { diffMigrationsToSchema } from "./drift.ts";
import { migrationsFolder } from "./folders.ts";
import { prismaVerdict } from "./prisma-verdict.ts";

const databases: TestDatabase[] = [];
const folders: string[] = [];

async function emptyDatabase(): Promise<string> {
  const made = await createEmptyDatabase();
  databases.push(made);
  return made.ownerUrl;
}

async function migrations(texts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "homeward-migrations-"));
  folders.push(folder);
  for (const [name, sql] of Object.entries(texts)) await write(folder, name, sql);
  return folder;
}

async function write(folder: string, name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function within<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const firstTwo = {
  "20260101000000_homes":
    "create table homes (id int primary key);\ncreate function one() returns int language sql as $$ select 1; $$;",
  "20260102000000_beds": "create table beds (home int references homes(id));\ninsert into homes values (1);",
};

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
afterAll(async () => {
  for (const made of databases) await made.drop();
});

describe("applying migrations", () => {
  it("applies each once, in order", async () => {
    const ownerUrl = await emptyDatabase();
    const folder = await migrations(firstTwo);
    expect(await applyMigrations({ ownerUrl, secret: testSecret, folder })).toEqual(Object.keys(firstTwo));
    expect(await applyMigrations({ ownerUrl, secret: testSecret, folder })).toEqual([]);
    await write(folder, "20260103000000_carers", "create table carers (id int);");
    expect(await applyMigrations({ ownerUrl, secret: testSecret, folder })).toEqual([
      "20260103000000_carers",
    ]);
  });

  it("lets one of several at once apply, while the others wait and find nothing", async () => {
    const ownerUrl = await emptyDatabase();
    const folder = await migrations({
      ...firstTwo,
      "20260103000000_slow": "select pg_sleep(0.3); create table slow (id int);",
    });
    const runs = [1, 2, 3, 4].map(() => applyMigrations({ ownerUrl, secret: testSecret, folder }));
    const counts = (await Promise.all(runs)).map((applied) => applied.length);
    expect(counts.sort()).toEqual([0, 0, 0, 3]);
  });

  it("refuses a migration that was edited after it had been applied, and changes nothing", async () => {
    const ownerUrl = await emptyDatabase();
    const folder = await migrations(firstTwo);
    await applyMigrations({ ownerUrl, secret: testSecret, folder });
    await write(folder, "20260101000000_homes", "create table homes (id bigint primary key);");
    await write(folder, "20260103000000_carers", "create table carers (id int);");
    const refused = applyMigrations({ ownerUrl, secret: testSecret, folder });
    await expect(refused).rejects.toThrow(/20260101000000_homes was edited after it had been applied/);
    const [row] = await within(ownerUrl, (sql) => sql`select to_regclass('carers') as carers`);
    expect(row).toEqual({ carers: null });
  });

  it("refuses a database that is newer than the code", async () => {
    const ownerUrl = await emptyDatabase();
    await applyMigrations({ ownerUrl, secret: testSecret, folder: await migrations(firstTwo) });
    const older = await migrations({ "20260101000000_homes": firstTwo["20260101000000_homes"] });
    const refused = applyMigrations({ ownerUrl, secret: testSecret, folder: older });
    await expect(refused).rejects.toThrow(/does not know: 20260102000000_beds/);
  });

  it("leaves nothing of a run that fails, says where, and goes on once it is mended", async () => {
    const ownerUrl = await emptyDatabase();
    const folder = await migrations({
      ...firstTwo,
      "20260103000000_bad": "create table t (id int);\nselect 1 +;",
    });
    const failed = applyMigrations({ ownerUrl, secret: testSecret, folder });
    await expect(failed).rejects.toThrow(/20260103000000_bad failed and left nothing behind: .*\(line 2\)/);
    const [row] = await within(ownerUrl, (sql) => sql`select to_regclass('homes') as homes`);
    expect(row).toEqual({ homes: null });
    await write(folder, "20260103000000_bad", "create table t (id int);");
    expect(await applyMigrations({ ownerUrl, secret: testSecret, folder })).toEqual([
      ...Object.keys(firstTwo),
      "20260103000000_bad",
    ]);
  });

  it("agrees with Prisma's own engine, which would deploy nothing more", async () => {
    const ownerUrl = await emptyDatabase();
    await applyMigrations({ ownerUrl, secret: testSecret });
    expect(await prismaVerdict(ownerUrl, migrationsFolder)).toEqual({
      edited: [],
      failed: [],
      history: null,
      deploys: [],
    });
    await within(ownerUrl, (sql) => sql`update _prisma_migrations set checksum = 'other'`);
    const verdict = await prismaVerdict(ownerUrl, migrationsFolder);
    expect(verdict.edited.length).toBeGreaterThan(0);
  });
});

describe("roles", () => {
  let ownerUrl: string;
  beforeAll(async () => {
    ownerUrl = await emptyDatabase();
    await applyMigrations({ ownerUrl, secret: testSecret, folder: await migrations(firstTwo) });
  });

  it("sign in with the password of the secret and with no other", async () => {
    for (const role of loginRoles) {
      const [row] = await within(
        urlFor(ownerUrl, testSecret, role),
        (sql) => sql`select current_user as who`,
      );
      expect(row?.who).toBe(roleName(role));
      const other = within(urlFor(ownerUrl, `${testSecret}?`, role), (sql) => sql`select 1`);
      await expect(other).rejects.toThrow(/password authentication failed/);
    }
  });

  it("can neither pass by row security nor become another role", async () => {
    for (const role of loginRoles) {
      const url = urlFor(ownerUrl, testSecret, role);
      const [row] = await within(
        url,
        (sql) => sql`
        select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty from pg_roles where rolname = current_user`,
      );
      expect(row?.mighty).toBe(false);
      for (const other of [
        "homeward_definer",
        "homeward_opener",
        "homeward_jobs",
        "homeward_enqueuer",
        "homeward_owner",
      ]) {
        const became = within(url, (sql) => sql.unsafe(`set role ${other}`));
        await expect(became).rejects.toThrow(/permission denied to set role/);
      }
    }
  });

  it("keep the job queue to the worker and to the functions that may enqueue", async () => {
    const enqueue = "select graphile_worker.add_job('mail', '{}'::json)";
    for (const role of loginRoles) {
      const tried = within(urlFor(ownerUrl, testSecret, role), (sql) => sql.unsafe(enqueue));
      if (role === "worker") await tried;
      else await expect(tried).rejects.toThrow(/permission denied for schema graphile_worker/);
    }
    const jobs = await within(
      urlFor(ownerUrl, testSecret, "worker"),
      (sql) => sql`select id from graphile_worker.jobs`,
    );
    expect(jobs).toHaveLength(1);
  });

  it("leave the worker no schema to make, also after the queue was brought up to date", async () => {
    const asWorker = (statement: string) =>
      within(urlFor(ownerUrl, testSecret, "worker"), (sql) => sql.unsafe(statement));
    // The control: what the queue itself is made of, the worker may change.
    await asWorker("alter table graphile_worker._private_jobs alter column priority set default 0");
    await expect(asWorker("create schema mine")).rejects.toThrow(/permission denied for database/);
    await applyMigrations({ ownerUrl, secret: testSecret, folder: await migrations(firstTwo) });
    await expect(asWorker("create schema mine")).rejects.toThrow(/permission denied for database/);
  });
});

it("keeps migrations and schema.prisma together, and tells when they drift", async () => {
  const ownerUrl = await emptyDatabase();
  expect(await diffMigrationsToSchema(ownerUrl)).toBe("");
  const without = await migrations({});
  expect(await diffMigrationsToSchema(ownerUrl, without)).toContain("CREATE TABLE");
  const left = await within(
    ownerUrl,
    (sql) => sql`select 1 from pg_database where datname like 'homeward_shadow_' || ${process.pid} || '%'`,
  );
  expect(left).toHaveLength(0);
});
