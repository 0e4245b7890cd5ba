import { expectationOf } from "./data-steps.ts";
import type { Migration } from "./migration-files.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** What stands in `prisma/sql`, whatever is done with it. */
const MANAGED =
  /^(create|alter|drop)\s+(or\s+replace\s+)?(policy|trigger|constraint\s+trigger|function|procedure)\b|^(grant|revoke)\b|^alter\s+default\s+privileges\b/i;
/** One that a default, CHECK, generated column or index uses says so, and stays. */
const USED_BY_TABLES = /--\s*used by (a )?(default|check|generated column|index)/i;
/** A body that runs is not read: whatever it would do is written as it is. */
const BODIES = /^(do|call)\b/i;
const DATA = /^(update|delete|insert|with|merge)\b/i;

/** With these the release before works on: it reads and writes as if they were not there. */
const EXPANDING = [
  /^create\s+table\b/i,
  /^create\s+index\b/i,
  /^create\s+extension\b/i,
  /^comment\s+on\b/i,
  /^alter\s+table\s+\S+\s+add\s+(column\s+)?(?!constraint\b)[^,]*$/i,
  /^alter\s+table\s+\S+\s+drop\s+constraint\b/i,
  // Kinds that the release before never writes, with row security lifted for them.
  /^insert\s+into\s+public\.event_kinds\b/i,
  /^alter\s+table\s+public\.event_kinds\s+(no\s+)?force\s+row\s+level\s+security$/i,
  /^alter\s+table\s+\S+\s+alter\s+(column\s+)?\S+\s+(drop\s+not\s+null|set\s+default)\b/i,
];
/** What cannot run in a transaction, in a form that may be run again after it was cut off. */
const OUTSIDE = [
  /^create\s+(unique\s+)?index\s+concurrently\s+if\s+not\s+exists\b/i,
  /^drop\s+index\s+concurrently\s+if\s+exists\b/i,
];

/**
 * What is wrong with a migration, by the rules of docs/adr/0026; empty when nothing is. Which tables are new to it is
 * known from the file itself: rows of those are nobody's yet.
 */
export function complaintsOf(migration: Migration): string[] {
  const statements = statementsOf(migration.sql);
  const said = statements.flatMap((statement) => complaintsOfStatement(statement, migration));
  if (migration.outside && statements.length !== 1)
    said.push(
      `${migration.name}: "outside a transaction" is for one statement, and there are ${statements.length}`,
    );
  if (statements.length === 0) said.push(`${migration.name}: does nothing`);
  return said;
}

function complaintsOfStatement(statement: Statement, migration: Migration): string[] {
  const { sql, line, comment } = statement;
  const at = `${migration.name}, line ${line}:`;
  const said: string[] = [];
  if (MANAGED.test(sql) && !USED_BY_TABLES.test(comment)) said.push(`${at} belongs to prisma/sql`);
  if (BODIES.test(sql)) said.push(`${at} a body that runs is not read: write what it does`);
  if (DATA.test(sql) && expectationOf(statement) === undefined)
    said.push(`${at} changes rows and does not say how many: "-- expects rows: …"`);
  if (/\bconcurrently\b/i.test(sql) && !migration.outside)
    said.push(`${at} cannot run in a transaction: mark the migration "-- outside a transaction"`);
  if (migration.outside && !OUTSIDE.some((form) => form.test(sql)))
    said.push(`${at} is none of the statements that may run outside a transaction, or cannot be run again`);
  if (migration.expands && !expands(sql)) said.push(`${at} does more than expand`);
  return said;
}

function expands(sql: string): boolean {
  if (
    /^alter\s+table\b[\s\S]*\badd\b/i.test(sql) &&
    /\bnot\s+null\b/i.test(sql) &&
    !/\bdefault\b|\bgenerated\b/i.test(sql)
  )
    return false;
  return EXPANDING.some((form) => form.test(sql)) || OUTSIDE.some((form) => form.test(sql));
}
