import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyMigrations, readMigrations } from "../scripts/database/apply";
import { migrationsFolder } from "../scripts/database/folders";
import { createEmptyDatabase, everythingIn, type TestDatabase, testSecret } from "./testing/cluster.server";

/** An upgrade over a portal that is in use: what stood before a second person was asked for goes on, and says so. */
const BEFORE = "20261128100000_made_documents";
let database: TestDatabase;
let folder: string;
let sql: postgres.Sql;

const provider = "00000000-0000-7000-8000-000000000001";
const council = "00000000-0000-7000-8000-000000000002";
const person = "00000000-0000-7000-8000-000000000003";
const home = "00000000-0000-7000-8000-000000000004";
const document = "00000000-0000-7000-8000-000000000007";
const paper = "00000000-0000-7000-8000-000000000008";

beforeAll(async () => {
  database = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "homeward-before-"));
  const before = (await readMigrations(migrationsFolder)).filter(({ name }) => name < BEFORE);
  for (const { name } of before)
    await cp(join(migrationsFolder, name), join(folder, name), { recursive: true });
  await applyMigrations({ ownerUrl: database.ownerUrl, secret: testSecret, folder });
  sql = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  await sql`
    insert into access.organisations (id, slug, name, kind, created_at) values
      (${provider}, 'juniper', 'Juniper Hollow', 'provider', '2026-03-01'), (${council}, 'dudley', 'Dudley', 'council', '2026-03-01')`;
  await sql`insert into access.people (id, name, email, created_at) values (${person}, 'Dana Shaw', 'dana@dudley.example', now())`;
  await sql`
    insert into services (id, registration_number, kind, provision_type, name, owner_name, owner_key, status, as_at, provider_id, created_at, updated_at)
    values (${home}, 'SC900001', 'childrens-home', 'Children''s home', 'The Hollow', 'Juniper Hollow', 'juniperhollow', 'active', '2025-03-31', ${provider}, now(), now())`;
  for (const [kind, last] of [
    ["suspension-of-placements", 5],
    ["compliance-notice", 6],
  ] as const)
    await sql`
      insert into alerts (id, service_id, kind, owner_organisation_id, raised_by_id, starts_on, review_on)
      values (${`00000000-0000-7000-8000-00000000000${last}`}, ${home}, ${kind}, ${council}, ${person}, '2026-10-01', '2026-12-20')`;
  await filesAsTheyWereSent();
  await applyMigrations({ ownerUrl: database.ownerUrl, secret: testSecret });
});

/** Without the referral and the date that they belong to. */
async function filesAsTheyWereSent(): Promise<void> {
  await sql`set session_replication_role = replica`;
  await sql`
    insert into redacted_documents (id, referral_id, council_id, title, kind, bytes, state, uploaded_by_id, uploaded_at, confirmed_by_id, confirmed_at)
    values (${document}, ${home}, ${council}, 'School report', 'pdf', 900, 'ready', ${person}, '2026-11-01', ${home}, '2026-11-02')`;
  await sql`
    insert into forum_papers (id, date_id, owner_organisation_id, title, kind, bytes, uploaded_by_id, uploaded_at)
    values (${paper}, ${home}, ${council}, 'Sufficiency report', 'pdf', 900, ${person}, '2026-11-01')`;
  await sql`set session_replication_role = origin`;
}
afterAll(async () => {
  await sql?.end();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

it("a provider that was there before is confirmed, and its history says from when", async () => {
  const [row] = await sql`select standing, vouched_by_id from access.organisations where id = ${provider}`;
  expect(row).toEqual({ standing: "confirmed", vouched_by_id: null });
  const history = await sql`
    select provider_id, owner, asked_by_id, state, how from access.provider_confirmations`;
  expect([...history]).toEqual([
    { provider_id: provider, owner: "juniperhollow", asked_by_id: null, state: "confirmed", how: "before" },
  ]);
});

it("an alert that stopped placements goes on stopping them, and says who raised it", async () => {
  const rows = await sql`
    select kind, raised_by_name, confirmed_at is not null as in_force, confirmed_by_id from alerts order by id`;
  expect([...rows]).toEqual([
    {
      ...{ kind: "suspension-of-placements", raised_by_name: "Dana Shaw" },
      ...{ in_force: true, confirmed_by_id: null },
    },
    {
      kind: "compliance-notice",
      raised_by_name: "Dana Shaw",
      in_force: false,
      confirmed_by_id: null,
    },
  ]);
});

it("what was sent before files were made anew is made now, and goes out no more as it is", async () => {
  const rows = await sql`
    select title, state from redacted_documents union all select title, state from forum_papers order by title`;
  expect([...rows]).toEqual([
    { title: "School report", state: "checking" },
    { title: "Sufficiency report", state: "checking" },
  ]);
  const jobs = await sql`
    select t.identifier as task, j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by 1`;
  expect([...jobs]).toEqual([
    { task: "check-document", payload: { documentId: document, organisationId: council } },
    { task: "check-paper", payload: { paperId: paper, organisationId: council } },
  ]);
});
