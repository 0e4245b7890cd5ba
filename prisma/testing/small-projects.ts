import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import postgres, { type Sql } from "postgres";
import { applyMigrations } from "../../scripts/database/apply";
import { createEmptyDatabase, type TestDatabase, testSecret } from "./cluster.server";

/** A database and folders of migrations and of SQL of its own, for tests of the applier. */
export interface SmallProject {
  ownerUrl: string;
  sql: Sql;
  migrations: string;
  sqlFolder: string;
  migration(name: string, text: string): Promise<void>;
  sqlFile(path: string, text: string): Promise<void>;
  removeSqlFile(path: string): Promise<void>;
  /** Brings the database up to date; gives the migrations that were applied. */
  apply(said?: string[]): Promise<string[]>;
  /** Another version of the program: the same database, its own copy of the folders. */
  beside(): Promise<SmallProject>;
  remove(): Promise<void>;
}

export async function smallProject(): Promise<SmallProject> {
  const database = await createEmptyDatabase();
  return projectOn(database, () => database.drop());
}

async function projectOn(
  database: TestDatabase,
  drop: () => Promise<void>,
  copied?: string,
): Promise<SmallProject> {
  const root = await mkdtemp(join(tmpdir(), "homeward-project-"));
  const [migrations, sqlFolder] = [join(root, "migrations"), join(root, "sql")];
  await mkdir(migrations);
  await mkdir(sqlFolder);
  if (copied) await cp(copied, root, { recursive: true });
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  return {
    ownerUrl: database.ownerUrl,
    sql,
    migrations,
    sqlFolder,
    migration: (name, text) => write(join(migrations, name, "migration.sql"), text),
    sqlFile: (path, text) => write(join(sqlFolder, path), text),
    removeSqlFile: (path) => rm(join(sqlFolder, path)),
    apply: (said) =>
      applyMigrations({
        ...{
          ownerUrl: database.ownerUrl,
          secret: testSecret,
          folder: migrations,
          sqlFolder,
          patience: "50ms",
        },
        ...(said ? { log: (line: string) => said.push(line) } : {}),
      }),
    beside: () => projectOn(database, async () => undefined, root),
    async remove() {
      await sql.end({ timeout: 5 });
      await drop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
