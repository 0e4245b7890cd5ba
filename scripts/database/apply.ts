import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { migrationsFolder } from "./folders.ts";
import { installJobQueue } from "./job-queue.ts";
import { keepMailTemplates } from "./mail-templates.ts";
import { grantDatabase, makeRoles } from "./make-roles.ts";
import { keepTenantKey } from "./tenant-key.ts";

/** Prisma's own advisory lock, so that `prisma migrate deploy` and this applier wait for each other. */
const prismaLock = 72707369;

export interface ApplyOptions {
  /** Address of the owner of the database. */
  ownerUrl: string;
  /** The application secret, from which the passwords of the roles and the key of the tenant setting are derived. */
  secret: string;
  /** Whether things may carry another time than the database's: in tests and in the demo, never otherwise. */
  clockMoves?: boolean;
  /** Another folder of migrations: for tests. */
  folder?: string;
  log?: (message: string) => void;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Brings a database up to date: roles, migrations, tenant key, mails, job queue. Each migration is one transaction with its row in
 * `_prisma_migrations`, as Prisma's engine would leave it. Several may run at once: one applies, the others wait
 * and find nothing to do.
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
    const applied = await applyAll(sql, await readMigrations(options.folder ?? migrationsFolder), log);
    await keepTenantKey(sql, options);
    await keepMailTemplates(sql);
    await installJobQueue(options.ownerUrl);
    return applied;
  } finally {
    // Ending the connection gives the lock back, also after an error.
    await sql.end({ timeout: 5 });
  }
}

async function applyAll(
  sql: Sql,
  migrations: Migration[],
  log: (message: string) => void,
): Promise<string[]> {
  await sql`
    create table if not exists public._prisma_migrations (
      id varchar(36) primary key not null,
      checksum varchar(64) not null,
      finished_at timestamptz,
      migration_name varchar(255) not null,
      logs text,
      rolled_back_at timestamptz,
      started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0
    )`;
  const rows = await sql<{ migration_name: string; checksum: string; finished_at: Date | null }[]>`
    select migration_name, checksum, finished_at from public._prisma_migrations where rolled_back_at is null`;
  const known = new Map(rows.map((row) => [row.migration_name, row]));
  refuseSurprises(known, migrations);

  const applied: string[] = [];
  for (const migration of migrations) {
    if (known.has(migration.name)) continue;
    log(`Applying ${migration.name}`);
    await applyOne(sql, migration);
    applied.push(migration.name);
  }
  return applied;
}

function refuseSurprises(
  known: Map<string, { checksum: string; finished_at: Date | null }>,
  migrations: Migration[],
): void {
  for (const migration of migrations) {
    const row = known.get(migration.name);
    if (!row) continue;
    if (row.finished_at === null) {
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
  const missing = [...known.keys()].filter((name) => !names.has(name));
  if (missing.length > 0) {
    throw new Error(
      `This database has migrations that this version of Homeward does not know: ${missing.join(", ")}. Run the newer version, or restore a backup made before it.`,
    );
  }
}

async function applyOne(sql: Sql, migration: Migration): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(migration.sql).simple();
      await tx`
        insert into public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
        values (${randomUUID()}, ${migration.checksum}, now(), ${migration.name}, 1)`;
    });
  } catch (error) {
    throw new Error(
      `The migration ${migration.name} failed and left nothing behind: ${explain(error, migration)}`,
      {
        cause: error,
      },
    );
  }
  // A migration may have changed the session (search_path, role): the next one starts afresh.
  await sql`reset role`;
  await sql`reset all`;
}

function explain(error: unknown, migration: Migration): string {
  if (!(error instanceof postgres.PostgresError)) return String(error);
  const position = Number(error.position);
  const line = position > 0 ? ` (line ${migration.sql.slice(0, position).split("\n").length})` : "";
  return [`${error.message}${line}`, error.detail, error.hint, error.where].filter(Boolean).join("\n");
}

/** The migrations of a folder in the order of their names, with the checksum that Prisma records. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, "migration.sql"));
      return {
        name,
        sql: bytes.toString("utf8"),
        checksum: createHash("sha256").update(bytes).digest("hex"),
      };
    }),
  );
}
