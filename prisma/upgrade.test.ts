import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyMigrations } from "../scripts/database/apply";
import { restoreDescribed } from "../scripts/database/describe-database";
import { projectFolder } from "../scripts/database/folders";
import { makeRoles } from "../scripts/database/make-roles";
import { sqlDrift } from "../scripts/database/sql-drift";
import { createEmptyDatabase, everythingIn, type TestDatabase, testSecret } from "./testing/cluster.server";

/** The demo region as the release before this one left it: prisma/upgrades/README.md says how it is made anew. */
const folder = join(projectFolder, "prisma", "upgrades");

let database: TestDatabase;
/** Sees every row. */
let all: Sql;
let before: Map<string, number>;
let applied: string[];

beforeAll(async () => {
  database = await createEmptyDatabase();
  all = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await makeRoles(owner, testSecret);
    const newest =
      (await readdir(folder))
        .filter((name) => name.endsWith(".gz"))
        .sort()
        .at(-1) ?? "";
    await restoreDescribed(gunzipSync(await readFile(join(folder, newest))).toString("utf8"), owner, all);
  } finally {
    await owner.end();
  }
  await all`
    insert into access.invitations (id, organisation_id, email, name, roles, invited_by, invited_at, expires_at)
      select gen_random_uuid(), id, 'waiting@upgrade.example', 'W', '{commissioner}', 'A', now(), now() + interval '7 days'
        from access.organisations where kind = 'council' limit 1`;
  await all`
    insert into forum_papers (id, date_id, owner_organisation_id, title, kind, bytes, uploaded_by_id, uploaded_at)
      select gen_random_uuid(), id, owner_organisation_id, 'Sent before', 'pdf', 900, created_by_id, created_at
        from forum_dates limit 1`;
  before = await counts();
  applied = await applyMigrations({ ownerUrl: database.ownerUrl, secret: testSecret, clockMoves: true });
});
afterAll(async () => {
  await all?.end();
  await database?.drop();
});

async function counts(): Promise<Map<string, number>> {
  const tables = await all<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('auth', 'access', 'vault', 'public') and tablename <> '_prisma_migrations'`;
  const found = new Map<string, number>();
  for (const { name } of tables) {
    const [row] = await all.unsafe<{ n: number }[]>(`select count(*)::int as n from ${name}`);
    found.set(name, row?.n ?? 0);
  }
  return found;
}

describe("a portal in use is upgraded from the release before", () => {
  it("that was in use: most of its tables have rows", () => {
    const filled = [...before.values()].filter((n) => n > 0).length;
    expect(filled / before.size).toBeGreaterThan(0.7);
  });

  it("and keeps every row", async () => {
    const after = await counts();
    // What the migrator writes itself is nobody's.
    const others = [...before].filter(
      ([name, n]) => (after.get(name) ?? 0) !== n && name !== "access.tenant_key",
    );
    expect(others).toEqual([]);
  });

  it("stands as a new database does: policies, grants, functions, triggers", async () => {
    expect(await sqlDrift(database.ownerUrl)).toEqual([]);
  });

  it("has no constraint that was only announced, and no index that is not used", async () => {
    // Documents of before they were made anew have no words, and stay as they are until they are sent again.
    const constraints = await all`
      select conname from pg_constraint where not convalidated and conname <> 'redacted_documents_made'`;
    const indexes = await all`select indexrelid::regclass::text as name from pg_index where not indisvalid`;
    expect([...constraints, ...indexes]).toEqual([]);
  });

  it("has the record as it was sealed", async () => {
    const [row] = await all`
      select count(*)::int as broken from (
        select digest, 'public.events ' || jsonb_strip_nulls(to_jsonb(e) - 'digest')::text as said from public.events e
        union all select digest, 'vault.looks ' || jsonb_strip_nulls(to_jsonb(l) - 'digest')::text from vault.looks l
        union all select digest, 'public.information_looks ' || jsonb_strip_nulls(to_jsonb(i) - 'digest')::text from public.information_looks i) r
       where digest <> sha256(convert_to(said, 'UTF8'))`;
    expect(row).toEqual({ broken: 0 });
  });

  it("has what was waiting changed where it had to be", async () => {
    const [invited] = await all`select state from access.invitations where email = 'waiting@upgrade.example'`;
    expect(invited).toEqual({ state: "to-confirm" });
    const papers = await all`select count(*)::int as n from forum_papers where state <> 'checking'`;
    const asked = await all`select count(*)::int as n from forum_work(now()) where work = 'check'`;
    expect([papers[0]?.n, (asked[0]?.n ?? 0) > 0]).toEqual([0, true]);
  });

  it("has nothing left to do", async () => {
    expect(applied.length).toBeGreaterThan(0);
    expect(
      await applyMigrations({ ownerUrl: database.ownerUrl, secret: testSecret, clockMoves: true }),
    ).toEqual([]);
  });
});
