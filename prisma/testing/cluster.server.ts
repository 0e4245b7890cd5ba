import { createHash, randomBytes } from "node:crypto";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { mailReaches } from "../../emails/registry.ts";
import { applyMigrations, readFiles } from "../../scripts/database/apply.ts";
import { type Embedded, startEmbedded, stopEmbedded } from "../../scripts/database/embedded.mjs";
import { projectFolder } from "../../scripts/database/folders.ts";
import { grantDatabase, makeRoles } from "../../scripts/database/make-roles.ts";
import { hashOf } from "../../scripts/database/sql-files.ts";

/**
 * One embedded server for all tests on this machine, whoever runs them, in `.data/test`. A template database is
 * made once for each set of migrations, files of SQL and mails; every test file and every browser run gets a clone of it.
 * Knows nothing of the test runner: vitest files use `database.server.ts`.
 */

/** Roles belong to the whole server, so everyone who tests on it shares one secret. */
export const testSecret = "the tests share one secret that protects nothing";
export const testVaultKey = Buffer.alloc(32, "homeward tests").toString("base64");

const dataDir = join(projectFolder, ".data", "test");
const leases = join(dataDir, "leases");
const keyStores = join(dataDir, "keys");
const day = 24 * 60 * 60 * 1000;

export interface TestDatabase {
  ownerUrl: string;
  name: string;
  /** Removes the database, ending whoever is still connected. */
  drop(): Promise<void>;
}

let cluster: Promise<Embedded> | undefined;

/** Starts the test server, or joins the running one. */
export function testCluster(): Promise<Embedded> {
  cluster ??= startEmbedded({
    dataDir,
    // Nothing here has to survive a power cut.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  return cluster;
}

/** Tells the others that this process needs the server; costs nothing until somebody asks for a database. */
export async function leaseCluster(): Promise<void> {
  await mkdir(leases, { recursive: true });
  await writeFile(join(leases, String(process.pid)), "");
}

/** Gives the lease back. The last one out stops the server, unless HOMEWARD_KEEP_TEST_DB=1. */
export async function releaseCluster(): Promise<void> {
  await rm(join(leases, String(process.pid)), { force: true });
  if (process.env.HOMEWARD_KEEP_TEST_DB === "1") {
    await writeFile(join(leases, "keep"), "");
    return;
  }
  await stopEmbedded(dataDir, async () => {
    const others = await readdir(leases);
    return others.some((name) => name === "keep" || isAlive(Number(name)));
  });
}

/**
 * Runs `work` with the address of the test server's owner, on which the roles exist, and gives the server back:
 * for tools that need a PostgreSQL for a moment.
 */
export async function withTestCluster<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  await leaseCluster();
  try {
    const { ownerUrl } = await testCluster();
    const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
    try {
      await makeRoles(sql, testSecret);
    } finally {
      await sql.end({ timeout: 5 });
    }
    return await work(ownerUrl);
  } finally {
    await releaseCluster();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * A fresh database with all migrations applied and no rows of its own.
 * @throws when a migration fails
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl } = await testCluster();
  const name = `homeward_test_${Date.now().toString(36)}_${randomBytes(4).toString("hex")}`;
  await asAdmin(adminUrl, async (sql) => {
    const template = await ensureTemplate(sql, ownerUrl);
    await clone(sql, name, template);
  });
  await mkdir(keyStoreOf(name), { recursive: true, mode: 0o700 });
  const url = withDatabase(ownerUrl, name);
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await grantDatabase(owner);
  } finally {
    await owner.end();
  }
  return {
    ownerUrl: url,
    name,
    drop: async () => {
      await asAdmin(adminUrl, (sql) => dropDatabase(sql, name));
      await rm(keyStoreOf(name), { recursive: true, force: true });
    },
  };
}

/** The address at which every row of a database is seen: row security holds for its owner, too. */
export async function everythingIn(name: string): Promise<string> {
  return withDatabase((await testCluster()).adminUrl, name);
}

/** The folder with the children's keys of one test database, beside all databases and inside none. */
function keyStoreOf(name: string): string {
  return join(keyStores, name);
}

/** A copy of a database needs its keys, and a folder of its own: what one world destroys the other may keep. */
export async function copyKeys(from: TestDatabase, to: string): Promise<() => Promise<void>> {
  await cp(keyStoreOf(from.name), keyStoreOf(to), { recursive: true });
  return () => rm(keyStoreOf(to), { recursive: true, force: true });
}

/** A database without any migrations: for tests of the applier itself. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl } = await testCluster();
  const name = `homeward_test_${Date.now().toString(36)}_${randomBytes(4).toString("hex")}`;
  await asAdmin(adminUrl, (sql) => sql.unsafe(`create database "${name}" owner homeward_owner`));
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    name,
    drop: () => asAdmin(adminUrl, (sql) => dropDatabase(sql, name)),
  };
}

/** The environment variables under which the application uses a test database. */
export function testEnvironment(ownerUrl: string): Record<string, string> {
  return {
    DATABASE_URL: ownerUrl,
    HOMEWARD_SECRET: testSecret,
    HOMEWARD_VAULT_KEY: testVaultKey,
    HOMEWARD_VAULT_KEYS: "",
    HOMEWARD_KEY_STORE: keyStoreOf(new URL(ownerUrl).pathname.slice(1)),
    // How long a machine takes is no test's business; a transaction that hangs ends with its test.
    HOMEWARD_TRANSACTION_SECONDS: "900",
  };
}

let named: Promise<string> | undefined;

/** What a template of the files as they stand is called: read once a process, which gets many databases. */
function templateName(): Promise<string> {
  named ??= readFiles().then((files) => {
    const hash = createHash("sha256");
    for (const migration of files.migrations) hash.update(`${migration.name} ${migration.checksum}\n`);
    hash.update(hashOf(files.sql));
    hash.update(JSON.stringify(mailReaches()));
    return `homeward_template_${hash.digest("hex").slice(0, 16)}`;
  });
  return named;
}

async function ensureTemplate(sql: Sql, ownerUrl: string): Promise<string> {
  const template = await templateName();
  if (await exists(sql, template)) return template;

  // One at a time over all processes; the others then find it made.
  await sql`select pg_advisory_lock(hashtext('homeward template'))`;
  try {
    if (await exists(sql, template)) return template;
    await removeOld(sql, template);
    const making = `${template}_making`;
    await dropDatabase(sql, making);
    await sql.unsafe(`create database "${making}" owner homeward_owner`);
    await applyMigrations({
      ownerUrl: withDatabase(ownerUrl, making),
      secret: testSecret,
      clockMoves: true,
    });
    await ending(sql, making);
    await sql.unsafe(`comment on database "${making}" is '${Date.now()}'`);
    await sql.unsafe(`alter database "${making}" rename to "${template}"`);
    return template;
  } finally {
    await sql`select pg_advisory_unlock(hashtext('homeward template'))`;
  }
}

async function exists(sql: Sql, name: string): Promise<boolean> {
  const rows = await sql`select 1 from pg_database where datname = ${name}`;
  return rows.length > 0;
}

async function clone(sql: Sql, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Copied as files: through the log of writes, PostgreSQL's own choice, it takes four times the work.
      await sql.unsafe(
        `create database "${name}" template "${template}" strategy file_copy owner homeward_owner`,
      );
      return;
    } catch (error) {
      // Somebody is looking at the template, or autovacuum is.
      const busy = error instanceof postgres.PostgresError && error.code === "55006";
      if (!busy || attempt >= 50) throw error;
      await pause(50 + Math.random() * 100);
    }
  }
}

/** Waits until the last connection of a database has gone, so that it can be renamed. */
async function ending(sql: Sql, name: string): Promise<void> {
  for (let attempt = 1; attempt <= 200; attempt += 1) {
    const rows =
      await sql`select 1 from pg_stat_activity where datname = ${name} and backend_type = 'client backend'`;
    if (rows.length === 0) return;
    await pause(25);
  }
}

async function removeOld(sql: Sql, current: string): Promise<void> {
  const rows = await sql<{ datname: string; made: string | null }[]>`
    select datname, shobj_description(oid, 'pg_database') as made from pg_database
    where datname like 'homeward\\_template\\_%' or datname like 'homeward\\_test\\_%'`;
  for (const row of rows) {
    const clonedAt = Number.parseInt(/^homeward_test_([0-9a-z]+)_/.exec(row.datname)?.[1] ?? "", 36);
    const madeAt = row.made === null ? clonedAt : Number(row.made);
    if (row.datname === current || madeAt >= Date.now() - day) continue;
    await dropDatabase(sql, row.datname);
    await rm(keyStoreOf(row.datname), { recursive: true, force: true });
  }
}

async function dropDatabase(sql: Sql, name: string): Promise<void> {
  await sql.unsafe(`drop database if exists "${name}" with (force)`);
}

async function asAdmin<T>(adminUrl: string, work: (sql: Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
