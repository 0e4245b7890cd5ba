import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import postgres, { type ISql } from "postgres";
import {
  auditorRole,
  definerRole,
  enqueuerRole,
  jobsRole,
  openerRole,
  tenantRole,
} from "../../app/platform/database/roles.ts";
import { managedObjects, managedSchemas } from "./managed-objects.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** Who owns functions beside the owner of the database. */
const functionOwners = [definerRole, openerRole, auditorRole, tenantRole, jobsRole, enqueuerRole];

export interface SqlFile {
  /** `access/invitations.sql`, in whatever way this machine writes folders. */
  path: string;
  sql: string;
}

/** The files of policies, grants, functions and triggers, in the order of their paths. */
export async function readSqlFiles(folder: string): Promise<SqlFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".sql"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return Promise.all(
    paths.sort().map(async (path) => ({ path, sql: await readFile(join(folder, path), "utf8") })),
  );
}

export function hashOf(files: readonly SqlFile[]): string {
  const hash = createHash("sha256");
  for (const { path, sql } of files) hash.update(`${path}\n${sql}\n`);
  return hash.digest("hex");
}

/**
 * In which order the statements of all files run: functions, then what uses them, then who owns them. So a file may be
 * read table by table, and none has to come before another.
 */
function phaseOf({ sql }: Statement): "functions" | "uses" | "owners" {
  if (/^create\s+function\b/i.test(sql)) return "functions";
  if (/^alter\s+function\b[\s\S]*\bowner\s+to\b/i.test(sql)) return "owners";
  // What the owner of the database may do with a function that another owns is said once it is the other's.
  if (/^grant\b[\s\S]*\bto\s+current_user$/i.test(sql)) return "owners";
  if (
    /^(create\s+(policy|trigger|constraint\s+trigger)|grant|revoke|alter\s+table\s+\S+\s+(enable|force)\s+row\s+level)\b/i.test(
      sql,
    )
  )
    return "uses";
  throw new Error(
    `This belongs to a migration, not to a file of functions, triggers, policies and grants: ${sql.slice(0, 120)}`,
  );
}

/**
 * Runs the files in a database from which everything managed was dropped. Nobody may call a function until a file
 * grants it, nor reach a table: PostgreSQL's own grant of every function to everybody is taken back in between.
 *
 * @throws with the file and the line when a statement fails
 */
export async function runSqlFiles(sql: ISql, files: readonly SqlFile[]): Promise<void> {
  const read = files.map((file) => ({ ...file, statements: statementsOf(file.sql) }));
  const run = async (phase: ReturnType<typeof phaseOf>): Promise<void> => {
    for (const { path, statements } of read) {
      const mine = statements.filter((statement) => phaseOf(statement) === phase);
      if (mine.length > 0) await runTogether(sql, path, mine);
    }
  };
  await sql.unsafe("set local check_function_bodies = off");
  await run("functions");
  const open = (await managedObjects(sql)).filter(
    ({ kind, name }) =>
      kind === "grant" && name.startsWith("execute on function") && name.endsWith(" to public"),
  );
  if (open.length > 0) {
    await sql.unsafe(open.map(({ on }) => `revoke all on ${on} from public`).join(";\n")).simple();
  }
  await run("uses");
  const there = await sql<{ nspname: string }[]>`
    select nspname from pg_namespace where nspname in ${sql([...managedSchemas])}`;
  const schemas = there.map(({ nspname }) => nspname).join(", ");
  // Who is to own a function must be able to make one there: for this moment.
  await sql.unsafe(`grant create on schema ${schemas} to ${functionOwners.join(", ")}`);
  await run("owners");
  await sql.unsafe(`revoke create on schema ${schemas} from ${functionOwners.join(", ")}`);
}

/** All of a file's statements at once; one by one only to say which of them it was. */
async function runTogether(sql: ISql, path: string, statements: readonly Statement[]): Promise<void> {
  await sql.unsafe("savepoint file");
  try {
    await sql.unsafe(statements.map((statement) => `${statement.sql};`).join("\n")).simple();
  } catch (error) {
    await sql.unsafe("rollback to file");
    for (const statement of statements) await runAlone(sql, path, statement);
    throw error;
  }
  await sql.unsafe("release file");
}

async function runAlone(sql: ISql, path: string, statement: Statement): Promise<void> {
  try {
    await sql.unsafe(statement.sql).simple();
  } catch (error) {
    throw new Error(`prisma/sql/${path} failed and changed nothing: ${explain(error, statement)}`, {
      cause: error,
    });
  }
}

function explain(error: unknown, statement: Statement): string {
  if (!(error instanceof postgres.PostgresError)) return String(error);
  const at = Math.max(Number(error.position) || 1, 1) - 1;
  const line = statement.line + statement.sql.slice(0, at).split("\n").length - 1;
  return [`${error.message} (line ${line})`, error.detail, error.hint, error.where]
    .filter(Boolean)
    .join("\n");
}
