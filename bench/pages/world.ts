import { readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { hashPassword } from "../../app/domains/access/passwords.server.ts";
import { urlFor } from "../../app/platform/database/roles.ts";
import { newId } from "../../app/platform/ids.ts";
import { startEmbedded } from "../../scripts/database/embedded.mjs";
import { projectFolder } from "../../scripts/database/folders.ts";
import { benchSecret, freshDatabase } from "../database.ts";

export const benchPassword = "a password for the bench only";

export type Asking = { organisation: string; slug: string; person: string; email: string };
export type World = {
  size: number;
  ownerUrl: string;
  /** The address as the role that providers run under. */
  providerUrl: string;
  admin: Sql;
  provider: Asking;
  council: Asking;
};

/** The bench's own cluster, which counts statements by itself. */
export function benchCluster() {
  return startEmbedded({
    dataDir: join(projectFolder, ".data", "bench"),
    settings: {
      shared_preload_libraries: "pg_stat_statements",
      "pg_stat_statements.max": "5000",
      shared_buffers: "256MB",
    },
  });
}

/** A database of its own with `size` deliveries, of which 500 are the asking provider's. */
export async function makeWorld(
  cluster: { ownerUrl: string; adminUrl: string },
  size: number,
): Promise<World> {
  const { ownerUrl, adminUrl } = await freshDatabase(cluster, `bench_${size}`);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe("create extension pg_stat_statements");
  const [provider, council] = [asking("provider", "provider-0"), asking("council", "council-0")];
  const hash = await hashPassword(benchPassword);
  const text = await readFile(join(projectFolder, "bench", "pages", "world.sql"), "utf8");
  const values: Record<string, string> = {
    size: String(size),
    provider: provider.organisation,
    officer: provider.person,
    officer_email: provider.email,
    council: council.organisation,
    broker: council.person,
    broker_email: council.email,
    hash,
  };
  await admin.unsafe(text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)).simple();
  const [made] = await admin<{ all: number; own: number; listed: number }[]>`
    select count(*)::int as all, count(*) filter (where provider_id = ${provider.organisation})::int as own,
           (select count(*)::int from referrals where council_id = ${council.organisation}) as listed
      from deliveries`;
  if (made?.all !== size || made.own !== 500 || made.listed !== 500)
    throw new Error(`The rows are not those that were meant: ${JSON.stringify(made)}`);
  return {
    size,
    ownerUrl,
    providerUrl: urlFor(ownerUrl, benchSecret, "provider"),
    admin,
    provider,
    council,
  };
}

function asking(kind: string, slug: string): Asking {
  return { organisation: newId(), slug, person: newId(), email: `bench-${kind}@example.org` };
}

export type Counted = { statements: number; statementsMs: number };

/** Statements of one page by the database's own count, without what holds a transaction together. */
export async function countedStatements(world: World, visit: () => Promise<void>): Promise<Counted> {
  const visits = 20;
  await visit();
  await world.admin`select pg_stat_statements_reset()`;
  for (let done = 0; done < visits; done += 1) await visit();
  const [row] = await world.admin<{ calls: number; ms: number }[]>`
    select coalesce(sum(s.calls), 0)::int as calls, coalesce(sum(s.total_exec_time), 0)::float8 as ms
      from pg_stat_statements s join pg_roles r on r.oid = s.userid
     where s.dbid = (select oid from pg_database where datname = current_database())
       and r.rolname like 'homeward%'
       and s.query !~* '^\\s*(begin|commit|rollback|savepoint|release|set|select set_config)\\M'`;
  return {
    statements: (row?.calls ?? 0) / visits,
    statementsMs: Math.round(((row?.ms ?? 0) / visits) * 100) / 100,
  };
}
