import { readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { hashPassword } from "../../app/domains/access/passwords.server.ts";
import { urlFor } from "../../app/platform/database/roles.ts";
import { newId } from "../../app/platform/ids.ts";
import { projectFolder } from "../../scripts/database/folders.ts";
import { benchSecret, freshDatabase } from "../database.ts";
import { benchPassword, type World } from "../pages/world.ts";

/** A database of its own, whose asking council has so many children in homes and so many who have left. */
export async function placementsWorld(
  cluster: { ownerUrl: string; adminUrl: string },
  children: { running: number; ended: number },
): Promise<World> {
  const size = children.running + children.ended;
  const { ownerUrl, adminUrl } = await freshDatabase(cluster, `bench_placements_${size}`);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe("create extension pg_stat_statements");
  const council = {
    organisation: newId(),
    slug: "council-0",
    person: newId(),
    email: "bench-council@example.org",
  };
  const values: Record<string, string> = {
    running: String(children.running),
    ended: String(children.ended),
    council: council.organisation,
    broker: council.person,
    broker_email: council.email,
    hash: await hashPassword(benchPassword),
  };
  const text = await readFile(join(projectFolder, "bench", "agreements", "world.sql"), "utf8");
  await admin.unsafe(text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)).simple();
  const [made] = await admin<{ running: number; ended: number }[]>`
    select count(*) filter (where state in ('started', 'notice-given'))::int as running,
           count(*) filter (where state = 'ended')::int as ended
      from placements where council_id = ${council.organisation}`;
  if (made?.running !== children.running || made.ended !== children.ended)
    throw new Error(`The rows are not those that were meant: ${JSON.stringify(made)}`);
  return {
    size,
    ownerUrl,
    providerUrl: urlFor(ownerUrl, benchSecret, "provider"),
    admin,
    provider: council,
    council,
  };
}
