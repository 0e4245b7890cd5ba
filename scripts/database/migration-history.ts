import { randomUUID } from "node:crypto";
import type { ISql } from "postgres";
import { baselineName, beforeBaseline } from "./baseline.ts";
import type { Migration } from "./migration-files.ts";

interface Recorded {
  checksum: string;
  finishedAt: Date | null;
  expands: boolean;
}

/** What `_prisma_migrations` says beside what Prisma knows: the kind of a migration, in its column for logs. */
const EXPANDS = "expand";

/** The tables by which the applier knows what it has done: Prisma's own, and which files of SQL were run last. */
export async function keepBooks(sql: ISql): Promise<void> {
  await sql.unsafe(`
    create table if not exists public._prisma_migrations (
      id varchar(36) primary key not null,
      checksum varchar(64) not null,
      finished_at timestamptz,
      migration_name varchar(255) not null,
      logs text,
      rolled_back_at timestamptz,
      started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0
    );
    create schema if not exists upkeep;
    create table if not exists upkeep.sql_files (
      id smallint primary key check (id = 1),
      hash text not null,
      migrations text not null,
      run_at timestamptz not null
    );`);
}

export async function recordedMigrations(sql: ISql): Promise<Map<string, Recorded>> {
  const rows = await sql.unsafe<
    { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null }[]
  >(
    `select migration_name, checksum, finished_at, logs from public._prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return new Map(
    rows.map((row) => [
      row.migration_name,
      { checksum: row.checksum, finishedAt: row.finished_at, expands: row.logs === EXPANDS },
    ]),
  );
}

export async function record(sql: ISql, migration: Migration): Promise<void> {
  await sql.unsafe(
    `insert into public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count, logs)
     values ($1, $2, now(), $3, 1, $4)`,
    [randomUUID(), migration.checksum, migration.name, migration.expands ? EXPANDS : null],
  );
}

/** Prisma does not read what kind a migration is: said afterwards of what `prisma migrate deploy` has applied. */
export async function recordKinds(sql: ISql, migrations: readonly Migration[]): Promise<void> {
  const names = migrations.filter(({ expands }) => expands).map(({ name }) => name);
  if (names.length === 0) return;
  await sql.unsafe(
    `update public._prisma_migrations set logs = $1 where migration_name = any ($2) and logs is distinct from $1`,
    [EXPANDS, names],
  );
}

/**
 * A database of the release before the baseline has its tables by other migrations: their rows make room for the
 * baseline's, with nothing run. An older one goes by that release first.
 *
 * @throws when the database stands somewhere before it
 */
export async function adoptBaseline(
  sql: ISql,
  recorded: ReadonlyMap<string, Recorded>,
  migrations: readonly Migration[],
): Promise<boolean> {
  const baseline = migrations.find(({ name }) => name === baselineName);
  if (!baseline || recorded.has(baselineName) || recorded.size === 0) return false;
  const names = new Set(migrations.map(({ name }) => name));
  const former = [...recorded.keys()].filter((name) => !names.has(name)).sort();
  if (former.at(-1) !== beforeBaseline.last || former.length !== beforeBaseline.count) {
    throw new Error(
      `This database stands at the migration ${former.at(-1)}. This version of Homeward upgrades from ${beforeBaseline.release}: start that version once with this database, then this one.`,
    );
  }
  await sql.unsafe(`delete from public._prisma_migrations where migration_name = any ($1)`, [former]);
  await record(sql, baseline);
  return true;
}

/**
 * @throws when a migration was begun by another tool and never finished, edited after it was applied, or is not known
 *   here, unless those that are not known only expand: with them the release before works on
 */
export function refuseSurprises(
  recorded: ReadonlyMap<string, Recorded>,
  migrations: readonly Migration[],
): void {
  for (const migration of migrations) {
    const row = recorded.get(migration.name);
    if (!row) continue;
    if (row.finishedAt === null) {
      throw new Error(
        `The migration ${migration.name} was begun by another tool and never finished. Mend the database, then record it with: prisma migrate resolve.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new Error(
        `The migration ${migration.name} was edited after it had been applied to this database. Put its file back as it was and write the change as a new migration (npm run db:diff -- NAME).`,
      );
    }
  }
  const names = new Set(migrations.map((migration) => migration.name));
  const unknown = [...recorded]
    .filter(([name, row]) => !names.has(name) && !row.expands)
    .map(([name]) => name);
  if (unknown.length > 0) {
    throw new Error(
      `This database has migrations that this version of Homeward does not know: ${unknown.join(", ")}. Run the newer version, or restore a backup made before it.`,
    );
  }
}
