import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { withdrawReferral } from "~/domains/agreements/commands/withdraw-referral.server";
import { verifyAudit } from "~/domains/audit/queries/verify-audit.server";
import { destroyDueIdentities } from "~/domains/referrals/jobs/destroy-due-identities.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { addDocument } from "~/domains/releases/commands/add-document.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import { checkDocument } from "~/domains/releases/jobs/check-document.server";
import { forgetDocument } from "~/domains/releases/jobs/forget-document.server";
import { viewDocument } from "~/domains/releases/queries/view-document.server";
import { openEnvelopes } from "~/domains/vault/child-envelopes.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { transaction } from "~/platform/database/transaction.server";
import { arrivals } from "~/platform/files/file-store.server";
import { everythingIn } from "../testing/cluster.server";
import { testDatabase } from "../testing/database.server";
import { type DecidingWorld, decidingWorld, queuedJobs } from "../testing/deciding.server";
import { FIRST_TRY } from "../testing/job-context";
import { AFTER_DESTROYING } from "./after-destroying";

/** What hangs on a child's key goes with it: the list against the catalogue, then every table and every file. */
const folder = mkdtempSync(join(tmpdir(), "homeward-files-"));
process.env.HOMEWARD_FILES = folder;
const database = testDatabase();

/** Words of the council about this child that are nowhere else. */
const PLANTED = { detail: "Zephyrous inhaler", report: "Quillwort mathematics", title: "Umbrageous report" };
let world: DecidingWorld;
let everything: Sql;
let reference: string;
let id: string;

beforeAll(async () => {
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  world = await decidingWorld(1);
  reference = await world.search();
  const content = { risk: "", safety: "", health: PLANTED.detail, history: "", days: "" };
  expect((await saveFullerDetail(world.broker, { reference, version: 1, content })).ok).toBe(true);
  const path = join(await arrivals(), randomUUID());
  await writeFile(path, PLANTED.report);
  const file = { path, bytes: PLANTED.report.length };
  const added = await addDocument(world.broker, { reference, title: PLANTED.title, file });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  id = added.value.id;
  await checkDocument({ documentId: id, organisationId: world.home.id }, FIRST_TRY);
  await everything`update gate_small_numbers set reason = ${PLANTED.detail}`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await everything.end();
});

/** Seals all that was written, as the worker does each minute, and checks it as `npm run audit:verify` does. */
async function sealedRecord() {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    for (let left = true; left; ) {
      await everything`select public.seal_audit()`;
      const [row] = await everything<{ oldest: Date | null }[]>`select public.oldest_unsealed() as oldest`;
      left = row?.oldest !== null;
    }
    return await verifyAudit(owner);
  } finally {
    await owner.end();
  }
}

/** Tables in which a row belongs to a child or a referral, and their columns that can hold words or bytes. */
async function bound(): Promise<string[]> {
  const rows = await everything<{ place: string }[]>`
    select c.table_schema || '.' || c.table_name || '.' || c.column_name as place from information_schema.columns c
     where c.table_schema in ('public', 'vault', 'access', 'auth')
       and (c.data_type in ('text', 'jsonb', 'json', 'bytea', 'character varying') or c.data_type = 'ARRAY' and c.udt_name = '_text')
       and (c.table_name in ('referrals', 'identities') or exists (
         select 1 from information_schema.columns k where k.table_schema = c.table_schema and k.table_name = c.table_name
           and k.column_name in ('referral_id', 'identity_id', 'delivery_id', 'offer_id', 'offer_version_id', 'document_id',
                                 'referral_child_id', 'release_id')))
     order by 1`;
  return rows.map(({ place }) => place);
}

/** Where any of the words stand: in any row of any table, and in any file. */
async function found(words: readonly string[]): Promise<string[]> {
  const places: string[] = [];
  const tables = await everything<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'vault', 'access', 'auth', 'graphile_worker')`;
  for (const { name } of tables)
    for (const row of await everything.unsafe<{ said: string }[]>(`select t::text as said from ${name} t`))
      if (words.some((word) => row.said.includes(word))) places.push(name);
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (name.isFile() && words.some((word) => readFileSync(join(name.parentPath, name.name)).includes(word)))
      places.push(name.name);
  return places;
}

describe("the list of what hangs on a child's key", () => {
  it("names every column with words or bytes of what belongs to a child or a referral", async () => {
    const places = await bound();
    expect(places.filter((place) => !(place in AFTER_DESTROYING))).toEqual([]);
    expect(places.length).toBeGreaterThan(60);
  });
});

describe("once who a child is is destroyed", () => {
  it("nothing that hung on the key is readable: no row, no file, not the files of a backup", async () => {
    const words = Object.values(PLANTED);
    // It is there, so that what follows can fail: the detail openly, the report sealed.
    expect((await found(words)).length).toBeGreaterThan(0);
    const backup = readdirSync(folder)
      .filter((name) => name.startsWith(id))
      .map((name) => ({
        purpose: `document-${name.split(".")[1]}`,
        bytes: readFileSync(join(folder, name)),
      }));
    expect(backup.map(({ purpose }) => purpose).sort()).toEqual([
      "document-made",
      "document-original",
      "document-pages",
    ]);
    const place = { councilId: world.home.id, subjectId: id };
    for (const { purpose, bytes } of backup)
      expect((await openEnvelopes({ ...place, purpose }, bytes)).ok, purpose).toBe(true);

    const referral = await read(world.broker, (tx) => findReferral(tx, world.broker, reference));
    if (!referral) throw new Error("no referral");
    const withdrawn = { reference, version: referral.version, reason: "Went home" };
    expect((await withdrawReferral(world.broker, withdrawn)).ok).toBe(true);
    await everything`update referrals set state_since = now() - interval '40 months', updated_at = now() - interval '40 months'`;
    await everything`update vault.identities set updated_at = now() - interval '40 months'`;
    // What is sealed of a child's record holds without the child, and what is written of the destroying is sealed after it.
    const sealed = await sealedRecord();
    expect(sealed).toMatchObject({ problems: [], unsealed: { rows: 0 } });
    expect(sealed.rows).toBeGreaterThan(0);
    await destroyDueIdentities({}, FIRST_TRY);
    const after = await sealedRecord();
    expect(after).toMatchObject({ problems: [], unsealed: { rows: 0 } });
    expect(after.rows).toBeGreaterThan(sealed.rows);

    for (const { payload } of await queuedJobs("forget-document")) await forgetDocument(payload, FIRST_TRY);
    expect(await found(words)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith(id))).toEqual([]);
    for (const { purpose, bytes } of backup)
      expect(await openEnvelopes({ ...place, purpose }, bytes), purpose).toMatchObject({
        ok: false,
        error: { kind: "destroyed" },
      });
    await expect(viewDocument(world.head, reference, id)).rejects.toBeDefined();
    const left = Object.entries(AFTER_DESTROYING).filter(([, what]) => what === "destroyed");
    for (const [column] of left.filter(([name]) =>
      /document_pages|fuller_details|gate_decisions/.test(name),
    )) {
      const table = column.split(".").slice(0, 2).join(".");
      expect((await everything.unsafe(`select 1 from ${table}`)).length, table).toBe(0);
    }
  });

  it("what a restored backup brings back is destroyed again", async () => {
    const [row] = await everything<
      { id: string }[]
    >`select id from vault.identities where destroyed_at is not null limit 1`;
    const again = await transaction("worker", { "app.org_id": world.home.id }, (tx) =>
      destroyIdentity(tx, row?.id ?? "", new Date()),
    );
    expect(again).toBe(false);
    await everything`update vault.identities set destroyed_at = null, ciphertext = 'x', nonce = 'y'`;
    await everything`
      insert into fuller_details (referral_id, council_id, content, saved_by_id, saved_at)
        select referral_id, council_id, '{"health":"Zephyrous inhaler"}', ${world.broker.personId}, now() from referral_children`;
    const { sweepKeyStore } = await import("~/domains/vault/jobs/sweep-key-store.server");
    await sweepKeyStore({}, FIRST_TRY);
    expect(await found([PLANTED.detail])).toEqual([]);
  });
});
