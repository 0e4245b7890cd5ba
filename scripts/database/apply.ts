import postgres, { type Sql, type TransactionSql } from "postgres";
import { hasDataSteps, runDataSteps } from "./data-steps.ts";
import { migrationsFolder, sqlFolder } from "./folders.ts";
import { installJobQueue } from "./job-queue.ts";
import { keepMailTemplates } from "./mail-templates.ts";
import { grantDatabase, makeRoles, whileQueueMayBeMade } from "./make-roles.ts";
import { dropManaged } from "./managed-objects.ts";
import { type Migration, readMigrations } from "./migration-files.ts";
import {
  adoptBaseline,
  keepBooks,
  record,
  recordedMigrations,
  recordKinds,
  refuseSurprises,
} from "./migration-history.ts";
import { hashOf, readSqlFiles, runSqlFiles, type SqlFile } from "./sql-files.ts";
import { keepTenantKey } from "./tenant-key.ts";

const PATIENCE = "5s";
const ATTEMPTS = 6;

/** Prisma's own advisory lock, so that `prisma migrate deploy` and this applier wait for each other. */
const prismaLock = 72707369;

export interface ApplyOptions {
  /** Address of the owner of the database. */
  ownerUrl: string;
  /** The application secret, from which the passwords of the roles and the key of the tenant setting are derived. */
  secret: string;
  /** Whether things may carry another time than the database's: in tests and in the demo, never otherwise. */
  clockMoves?: boolean;
  /** Another folder of migrations, with no files of SQL unless those are said too: for tests. */
  folder?: string;
  /** Another folder of policies, grants, functions and triggers: for tests. */
  sqlFolder?: string;
  /** Drops and runs the files of SQL although nothing changed: mends a database that differs from them. */
  anew?: boolean;
  /** How long somebody's work is waited for before everything is given up and tried again. */
  patience?: string;
  log?: (message: string) => void;
}

interface Files {
  migrations: Migration[];
  sql: SqlFile[];
}

/**
 * Brings a database up to date: roles, migrations, files of SQL, tenant key, mails, job queue. Pending migrations and files that
 * changed are one transaction (docs/adr/0026). Several may run at once: one applies, the others wait and find nothing to do.
 *
 * @returns the names of the migrations that were applied now, in order
 * @throws when a migration that was applied has been edited or removed since
 */
export async function applyMigrations(options: ApplyOptions): Promise<string[]> {
  const log = options.log ?? (() => undefined);
  const sql = postgres(options.ownerUrl, {
    max: 1,
    onnotice: () => undefined,
    connection: { TimeZone: "UTC", application_name: "homeward migrate" },
  });
  try {
    await sql`select pg_advisory_lock(${prismaLock})`;
    await makeRoles(sql, options.secret);
    await grantDatabase(sql);
    if (options.anew) await forget(sql);
    const applied = await applyFiles(sql, await readFiles(options), log, options.patience);
    await keepTenantKey(sql, options);
    await keepMailTemplates(sql);
    await whileQueueMayBeMade(sql, () => installJobQueue(options.ownerUrl));
    return applied;
  } finally {
    // Ending the connection gives the lock back, also after an error.
    await sql.end({ timeout: 5 });
  }
}

/** What a database is made of: two databases made of the same files are the same. */
export async function readFiles(options: { folder?: string; sqlFolder?: string } = {}): Promise<Files> {
  const sql = options.sqlFolder ?? (options.folder === undefined ? sqlFolder : undefined);
  return {
    migrations: await readMigrations(options.folder ?? migrationsFolder),
    sql: sql === undefined ? [] : await readSqlFiles(sql),
  };
}

/** Applies what is pending; the caller holds the lock, and the roles are there. */
export async function applyFiles(
  sql: Sql,
  files: Files,
  log: (message: string) => void = () => undefined,
  patience = PATIENCE,
): Promise<string[]> {
  await keepBooks(sql);
  if (await sql.begin(async (tx) => adoptBaseline(tx, await recordedMigrations(tx), files.migrations)))
    log("This database goes on from the baseline of its tables");
  const recorded = await recordedMigrations(sql);
  refuseSurprises(recorded, files.migrations);
  await recordKinds(sql, files.migrations);
  const pending = files.migrations.filter(({ name }) => !recorded.has(name));
  const within = pending.filter(({ outside }) => !outside);
  const state = { hash: hashOf(files.sql), migrations: [...recorded.keys()].sort().join(" ") };
  if (within.length > 0 || !(await standsAt(sql, state)))
    await inOneTransaction(sql, within, files.sql, { log, patience });
  // What cannot run in a transaction comes last, while the portal works: nothing else may wait for it.
  for (const migration of pending.filter(({ outside }) => outside)) await applyOutside(sql, migration, log);
  await stand(sql, state.hash);
  return [...within, ...pending.filter(({ outside }) => outside)].map(({ name }) => name);
}

async function standsAt(sql: Sql, state: { hash: string; migrations: string }): Promise<boolean> {
  const [row] = await sql<
    { hash: string; migrations: string }[]
  >`select hash, migrations from upkeep.sql_files`;
  return row?.hash === state.hash && row.migrations === state.migrations;
}

async function forget(sql: Sql): Promise<void> {
  await keepBooks(sql);
  await sql`delete from upkeep.sql_files`;
}

async function stand(sql: Sql | TransactionSql, hash: string): Promise<void> {
  const names = [...(await recordedMigrations(sql)).keys()].sort().join(" ");
  await sql.unsafe(
    `insert into upkeep.sql_files (id, hash, migrations, run_at) values (1, $1, $2, now())
     on conflict (id) do update set hash = excluded.hash, migrations = excluded.migrations,
       run_at = case when sql_files.hash = excluded.hash then sql_files.run_at else excluded.run_at end`,
    [hash, names],
  );
}

async function inOneTransaction(
  sql: Sql,
  migrations: readonly Migration[],
  files: readonly SqlFile[],
  { log, patience }: { log: (message: string) => void; patience: string },
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql.begin(async (tx) => {
        await settings(tx, patience);
        await dropManaged(tx);
        for (const migration of migrations) {
          log(`Applying ${migration.name}`);
          await applyOne(tx, migration);
          // A migration may have changed the session (search_path, role): the next one starts afresh.
          await settings(tx, patience);
        }
        await runSqlFiles(tx, files);
        await stand(tx, hashOf(files));
      });
      return;
    } catch (error) {
      if (!isBusy(error) || attempt >= ATTEMPTS) throw error;
      log("Somebody is at work on the tables: trying again");
    }
  }
}

function isBusy(error: unknown): boolean {
  const cause =
    error instanceof postgres.PostgresError ? error : error instanceof Error ? error.cause : undefined;
  // Lock not available in time, or each waited for the other.
  return cause instanceof postgres.PostgresError && (cause.code === "55P03" || cause.code === "40P01");
}

async function settings(tx: TransactionSql, patience: string): Promise<void> {
  await tx.unsafe(`reset role; reset all; set local lock_timeout = '${patience}'`).simple();
}

async function applyOne(tx: TransactionSql, migration: Migration): Promise<void> {
  try {
    if (hasDataSteps(migration.sql)) await runDataSteps(tx, migration.sql);
    else await tx.unsafe(migration.sql).simple();
    await tx.unsafe("reset role");
    await record(tx, migration);
  } catch (error) {
    throw failed(error, migration, "left nothing behind");
  }
}

async function applyOutside(sql: Sql, migration: Migration, log: (message: string) => void): Promise<void> {
  log(`Applying ${migration.name}, which needs no pause`);
  try {
    // One that was cut off leaves an index which is there, costs and is not used.
    const [, index] = /\bconcurrently\s+if\s+not\s+exists\s+"?(\w+)"?/i.exec(migration.sql) ?? [];
    const invalid = index
      ? await sql<{ name: string }[]>`
          select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
          where c.relname = ${index} and not i.indisvalid`
      : [];
    for (const { name } of invalid) await sql.unsafe(`drop index concurrently ${name}`);
    await sql.unsafe(migration.sql).simple();
    await record(sql, migration);
  } catch (error) {
    throw failed(error, migration, "is not recorded as applied");
  }
}

function failed(error: unknown, migration: Migration, what: string): Error {
  return new Error(`The migration ${migration.name} failed and ${what}: ${explain(error, migration)}`, {
    cause: error,
  });
}

function explain(error: unknown, migration: Migration): string {
  if (!(error instanceof postgres.PostgresError))
    return error instanceof Error ? error.message : String(error);
  const position = Number(error.position);
  const line = position > 0 ? ` (line ${migration.sql.slice(0, position).split("\n").length})` : "";
  return [`${error.message}${line}`, error.detail, error.hint, error.where].filter(Boolean).join("\n");
}
