// npm run audit:verify: checks every row of the record, every seal and every head that was kept. It changes nothing.
// Ends with 0 when all is as it was, 1 when something differs, 3 when there is nothing to check.
import { basename } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { readHead, readHeads } from "~/domains/audit/heads.server";
import { type AuditVerdict, verifyAudit } from "~/domains/audit/queries/verify-audit.server";
import { databaseEnv } from "~/platform/env.server";
import { databaseIsThere, exitCodeOf, NothingThere } from "./database/nothing-there";
import { withDatabase } from "./import/database";

/** As many differences as are of use to whoever looks into the first. */
const MAX_ROWS = 20;
const HOUR = 3_600_000;

async function verify(files: readonly string[]): Promise<AuditVerdict> {
  const heads = await readHeads(process.env.HOMEWARD_AUDIT_HEADS || ".data/audit-heads");
  for (const path of files) heads.push({ name: basename(path), head: await readHead(path) });
  const owner = postgres(databaseEnv().DATABASE_URL, {
    max: 1,
    onnotice: () => undefined,
    connection: { default_transaction_read_only: true },
  });
  try {
    const [found] = await owner`select to_regclass('public.audit_seals') is not null as sealed`;
    if (!found?.sealed)
      throw new NothingThere("There is no portal in this database, so there is nothing to check.");
    const verdict = await verifyAudit(owner, heads);
    console.log(`${verdict.rows} rows in ${verdict.seals} seals, compared with ${heads.length} heads.`);
    return verdict;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

function report({ problems, unsealed, head }: AuditVerdict): void {
  const { oldest, rows } = unsealed;
  if (oldest && oldest.getTime() < Date.now() - HOUR)
    console.log(`${rows} rows are not sealed, the oldest of ${oldest.toISOString()}: is the worker running?`);
  else if (rows > 0) console.log(`${rows} rows wait for the next seal.`);
  if (head) console.log(`The chain ends with seal ${head.number}: ${head.hash.toString("hex")}`);
  if (problems.length === 0) console.log("Nothing was changed, deleted, inserted or reordered.");
  for (const [index, { message }] of problems.slice(0, MAX_ROWS).entries())
    console.error(index === 0 ? `\nThe first difference: ${message}` : `  also: ${message}`);
  if (problems.length > MAX_ROWS) console.error(`  and ${problems.length - MAX_ROWS} more.`);
}

try {
  const { values } = parseArgs({ options: { head: { type: "string", multiple: true } } });
  databaseIsThere("check");
  // The tables are left as they are, older ones too: whoever checks a record does not change its database.
  await withDatabase(
    async () => {
      const verdict = await verify(values.head ?? []);
      report(verdict);
      if (verdict.problems.length > 0) process.exitCode = 1;
    },
    { asItIs: true },
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = exitCodeOf(error);
}
