import type { Sql } from "postgres";
import { describeTables } from "./describe-tables.ts";
import { managedObjects, managedSchemas } from "./managed-objects.ts";

/*
 * A database as text, in four parts that are run one after the other: tables, rows, what hangs on them, and what is
 * managed. Each part begins with a line of its own; rows are PostgreSQL's COPY text under a line that names the table.
 */
const PARTS = ["tables", "rows", "constraints", "managed"] as const;
type Part = (typeof PARTS)[number];
const mark = (part: Part): string => `-- part: ${part}`;

interface Column {
  name: string;
  columns: string[];
}

const COLUMNS = `
select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
 where n.nspname = any ($1) and c.relkind = 'r' group by 1 order by 1`;

/** Everything of a database but its roles and the schema of the job queue. Its user has to pass row security. */
export async function describeDatabase(sql: Sql): Promise<string> {
  const { tables, constraints, indexes } = await describeTables(sql, { withMigrations: true });
  const managed = await managedObjects(sql);
  const lines = [
    mark("tables"),
    ...managedSchemas.map((name) => `create schema if not exists ${name};`),
    "create extension if not exists pg_trgm with schema public;",
    ...tables.map((statement) => `${statement};`),
    mark("rows"),
  ];
  for (const { name, columns } of await sql.unsafe<Column[]>(COLUMNS, [[...managedSchemas]])) {
    const rows = await copied(sql, name, columns);
    if (rows.length > 0) lines.push(`-- rows: ${name} (${columns.join(", ")})`, ...rows);
  }
  lines.push(
    mark("constraints"),
    ...[...constraints, ...indexes].map((statement) => `${statement};`),
    mark("managed"),
    "set check_function_bodies = off;",
    ...managed.filter(({ kind }) => kind === "function").map(({ create }) => `${create};`),
    ...managed.filter(({ kind }) => kind !== "function").map(({ create }) => `${create.replace(/;?$/, ";")}`),
  );
  const [database] = await sql<{ owner: string }[]>`
    select pg_get_userbyid(datdba) as owner from pg_database where datname = current_database()`;
  const others = managed.flatMap(({ owner }) =>
    owner === undefined || owner === database?.owner ? [] : [owner],
  );
  const owners = new Set(others);
  lines.push(
    `grant create on schema ${managedSchemas.join(", ")} to ${[...owners].join(", ")};`,
    ...managed.flatMap(({ name, owner }) => (owner ? [`alter function ${name} owner to ${owner};`] : [])),
    `revoke create on schema ${managedSchemas.join(", ")} from ${[...owners].join(", ")};`,
  );
  return `${lines.join("\n")}\n`;
}

/** The rows of a table as COPY writes them. */
async function copied(sql: Sql, name: string, columns: readonly string[]): Promise<string[]> {
  const asText = columns.map((column) => `t.${column}::text`).join(", ");
  const rows: (string | null)[][] = await sql
    .unsafe(`select ${asText} from ${name} t order by t::text`)
    .values();
  return rows.map((row) => row.map((value) => (value === null ? "\\N" : escaped(value))).join("\t"));
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
function escaped(value: string): string {
  return value.replaceAll(/[\\\t\n\r]/g, (one) => ESCAPES[one] ?? one);
}

/**
 * Makes a described database anew in an empty one: `owner` makes what it owns, `all` (a user that passes row security)
 * copies the rows in.
 */
export async function restoreDescribed(text: string, owner: Sql, all: Sql): Promise<void> {
  const parts = new Map<Part, string>();
  for (const [index, part] of PARTS.entries()) {
    const from = text.indexOf(`${mark(part)}\n`) + mark(part).length + 1;
    const next = PARTS[index + 1];
    parts.set(part, text.slice(from, next ? text.indexOf(`\n${mark(next)}\n`) + 1 : undefined));
  }
  await owner.unsafe(parts.get("tables") ?? "").simple();
  for (const block of (parts.get("rows") ?? "").split(/^-- rows: /m).slice(1)) {
    const end = block.indexOf("\n");
    const writable = await all.unsafe(`copy ${block.slice(0, end)} from stdin`).writable();
    await new Promise<void>((done, failed) => {
      writable.on("error", failed).on("finish", done);
      writable.end(block.slice(end + 1));
    });
  }
  await owner.unsafe(parts.get("constraints") ?? "").simple();
  await owner.unsafe(parts.get("managed") ?? "").simple();
}
