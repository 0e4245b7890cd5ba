import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  createEmptyDatabase,
  createTestDatabase,
  everythingIn,
  type TestDatabase,
  testSecret,
} from "../../prisma/testing/cluster.server";
import { applyMigrations } from "./apply";
import { migrationsFolder } from "./folders";
import { prismaDeploy } from "./prisma-verdict";
import { sqlDrift } from "./sql-drift";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** One of each kind that can stand in only one of the two, or differ: what is done, and what is said of it. */
const TAMPERED: [string, string][] = [
  [
    "create policy extra on public.offers for select to homeward_region using (true)",
    "policy extra on public.offers is in the database and in no file",
  ],
  [
    "drop policy own on public.acceptances",
    "policy own on public.acceptances is in a file and not in the database",
  ],
  [
    "alter policy own on public.search_stages using (true)",
    "policy own on public.search_stages is not as its file says",
  ],
  [
    "revoke insert on public.offers from homeward_provider",
    "grant insert on public.offers to homeward_provider is in a file and not in the database",
  ],
  [
    "grant update (reference) on public.referrals to homeward_worker",
    "grant update (reference) on public.referrals to homeward_worker is in the database and in no file",
  ],
  [
    "grant usage on schema vault to homeward_provider",
    "grant usage on schema vault to homeward_provider is in the database and in no file",
  ],
  [
    "grant execute on function public.forget_mail_tally() to public",
    "grant execute on function public.forget_mail_tally() to public is in the database and in no file",
  ],
  [
    "create or replace function public.audit_append_only() returns trigger language plpgsql as $$ begin return new; end $$",
    "function public.audit_append_only() is not as its file says",
  ],
  [
    "alter function public.mail_limits(text) owner to homeward_auditor",
    "function public.mail_limits(p_kind text, OUT by_person integer, OUT by_organisation integer, OUT to_one integer, OUT to_one_of_all integer) is not as its file says",
  ],
  [
    "create function public.extra() returns int language sql as $$ select 1 $$",
    "function public.extra() is in the database and in no file",
  ],
  [
    "drop trigger guard_offer_moves on public.offers",
    "trigger guard_offer_moves on public.offers is in a file and not in the database",
  ],
  [
    "alter table public.events disable trigger append_only",
    "trigger append_only on public.events is not as its file says",
  ],
  [
    "alter table public.offers no force row level security",
    "row security public.offers is not as its file says",
  ],
  [
    "alter table public.deliveries disable row level security",
    "row security public.deliveries is in a file and not in the database",
  ],
  [
    "alter default privileges for role homeward_owner in schema public grant select on tables to homeward_region",
    "grant select on default privileges for role homeward_owner in schema public on tables to homeward_region is in the database and in no file",
  ],
];

it("a database that the files made is as the files say; each thing that is changed in it is named; one run mends it", async () => {
  expect(await sqlDrift(database.ownerUrl)).toEqual([]);
  const admin = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  for (const [statement] of TAMPERED) await admin.unsafe(statement);
  await admin.end();
  const said = await sqlDrift(database.ownerUrl);
  for (const [, expected] of TAMPERED) expect(said).toContain(expected);
  // A function and a default privilege bring a grant each along.
  expect(said.filter((line) => !TAMPERED.some(([, expected]) => expected === line))).toEqual([
    "grant execute on function public.extra() to public is in the database and in no file",
  ]);
  await applyMigrations({ ownerUrl: database.ownerUrl, secret: testSecret, clockMoves: true, anew: true });
  expect(await sqlDrift(database.ownerUrl)).toEqual([]);
});

it("a database whose tables Prisma's own engine made is finished by one run", async () => {
  const bare = await createEmptyDatabase();
  try {
    await prismaDeploy(bare.ownerUrl, migrationsFolder);
    expect(await applyMigrations({ ownerUrl: bare.ownerUrl, secret: testSecret })).toEqual([]);
    expect(await sqlDrift(bare.ownerUrl)).toEqual([]);
  } finally {
    await bare.drop();
  }
});
