import type { ISql } from "postgres";
import { type Statement, statementsOf } from "./statements.ts";

/*
 * A migration that changes rows says before each such statement how many it expects:
 *
 *   alter table public.offers no force row level security;
 *   -- expects rows: select count(*) from public.offers where held_until is null
 *   update public.offers set held_until = created_at + interval '7 days' where held_until is null;
 *   alter table public.offers force row level security;
 *
 * The count is taken just before. Row security is forced on the owner as well, so that without the first line both would
 * be 0 and nobody would notice: that is refused. `-- expects rows: 3` says a number.
 */
const EXPECTS = /^\s*--\s*expects rows:\s*(.+?)\s*$/m;

export function expectationOf(statement: Statement): string | undefined {
  return EXPECTS.exec(statement.comment)?.[1];
}

/** Each table that a statement writes or reads. */
export function tablesOf(sql: string): string[] {
  const bare = sql.replaceAll(/'(?:[^']|'')*'/g, "''");
  const named = bare.matchAll(
    /\b(?:update(?:\s+only)?|insert\s+into|delete\s+from|from|join|using)\s+("?[a-z_][\w]*"?(?:\."?[a-z_][\w]*"?)?)/gi,
  );
  return [...new Set([...named].map((match) => (match[1] ?? "").replaceAll('"', "")))];
}

/**
 * Runs a migration that says what it expects, statement by statement.
 *
 * @throws when another number of rows was changed than expected, or row security hides rows from the owner
 */
export async function runDataSteps(sql: ISql, migration: string): Promise<void> {
  for (const statement of statementsOf(migration)) {
    const expects = expectationOf(statement);
    if (expects === undefined) {
      await sql.unsafe(statement.sql).simple();
      continue;
    }
    await refuseHidden(sql, statement);
    const expected = /^\d+$/.test(expects) ? Number(expects) : await countOf(sql, expects);
    const { count } = await sql.unsafe(statement.sql);
    if (count !== expected) {
      throw new Error(`line ${statement.line}: ${count} rows were changed, ${expected} were expected`);
    }
  }
}

async function countOf(sql: ISql, query: string): Promise<number> {
  const [row] = await sql.unsafe<{ expected: string }[]>(`select (${query})::text as expected`);
  return Number(row?.expected);
}

async function refuseHidden(sql: ISql, { sql: text, line }: Statement): Promise<void> {
  const hidden = await sql.unsafe<{ name: string }[]>(
    `select c.oid::regclass::text as name from pg_class c
      where c.oid in (select to_regclass(t) from unnest($1::text[]) t) and c.relforcerowsecurity`,
    [tablesOf(text)],
  );
  if (hidden.length === 0) return;
  const names = hidden.map(({ name }) => name).join(", ");
  throw new Error(
    `line ${line}: row security hides the rows of ${names} from a migration. Lift it in the same migration: alter table ${hidden[0]?.name} no force row level security`,
  );
}

/** Whether a migration says of any of its statements how many rows it expects. */
export function hasDataSteps(migration: string): boolean {
  return statementsOf(migration).some((statement) => expectationOf(statement) !== undefined);
}
