import { readdir } from "node:fs/promises";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { searchAgain } from "~/domains/agreements/commands/search-again.server";
import { withdrawReferral } from "~/domains/agreements/commands/withdraw-referral.server";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { viewBoard } from "~/domains/board/queries/view-board.server";
import { readIdentity } from "~/domains/vault/queries/read-identity.server";
import { sqlFor } from "~/platform/database/clients.server";
import { vaultEnv } from "~/platform/env.server";
import { publishedReferral, registeredService } from "../../../prisma/factories/deliveries";
import { council, type FactoryOrganisation, person, provider } from "../../../prisma/factories/organisations";
import { draftReferral, exampleChild } from "../../../prisma/factories/referrals";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { everythingIn } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { changeRetention } from "./commands/change-retention.server";
import { saveReferralPage } from "./commands/save-referral-page.server";
import { destroyDueIdentities } from "./jobs/destroy-due-identities.server";
import { findReferral } from "./queries/find-referral.server";
import { viewReferralCheck } from "./queries/view-referral-check.server";
import { viewReferralPage } from "./queries/view-referral-page.server";
import { viewReferralTasks } from "./queries/view-referral-tasks.server";
import { viewRetention } from "./queries/view-retention.server";
import type { ReferralState } from "./referral.machine";
import { referralMachine } from "./referral.machine";
import { NEEDED_IN, type RetentionMonths } from "./retention.rules";

const database = testDatabase();
let home: FactoryOrganisation;
let broker: Actor;
let admin: Actor;
/** Past every wall. */
let everything: Sql;

beforeAll(async () => {
  home = await council("Wolverhampton");
  broker = await person(home, ["broker"]);
  admin = await person(home, ["council-admin"]);
  const org = await provider();
  await registeredService({ providerId: org.id });
  await person(org, ["referrals-officer"]);
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  // A backup of the vault is brought back by itself: rows go and come that others refer to.
  await everything`alter table referral_children drop constraint referral_children_identity_id_council_id_fkey`;
  await everything`alter table vault.looks drop constraint looks_identity_id_council_id_fkey`;
});
afterAll(() => everything.end());

const job = () => destroyDueIdentities({}, FIRST_TRY);
const keys = async () => (await readdir(vaultEnv().HOMEWARD_KEY_STORE)).sort();

async function childOf(reference: string) {
  const found = await read(broker, (tx) => findReferral(tx, broker, reference));
  if (!found) throw new Error(`There is no ${reference}.`);
  return { referralId: found.id, version: found.version, ...found.child };
}

/** Everything of it happened so long ago, and it stands in this state. */
async function since(reference: string, months: number, state?: ReferralState): Promise<string> {
  const { referralId, identityId } = await childOf(reference);
  await everything`
    update referrals set state = coalesce(${state ?? null}, state), state_since = now() - ${`${months} months`}::interval,
      updated_at = now() - ${`${months} months`}::interval where id = ${referralId}`;
  await everything`
    update vault.identities set updated_at = now() - ${`${months} months`}::interval where id = ${identityId}`;
  return identityId;
}

const opened = (identityId: string) =>
  read(broker, (tx) => readIdentity(tx, broker, identityId, "assess-match"));

async function withdrawn(): Promise<string> {
  const { reference } = await publishedReferral(broker);
  const { version } = await childOf(reference);
  const done = await withdrawReferral(broker, { reference, version, reason: "Went home" });
  expect(done.ok).toBe(true);
  return reference;
}

async function thrown(work: Promise<unknown>): Promise<{ status: number; words: string }> {
  const error = await work.then(
    () => expect.unreachable(),
    (reason: { data: { title?: string; message?: string; next?: string }; init?: { status?: number } }) =>
      reason,
  );
  const { title, message, next } = error.data;
  return { status: error.init?.status ?? 0, words: [title, message, next].join(" ") };
}

describe("the daily job", () => {
  it("destroys who a child was a year after the last referral ended, with one event", async () => {
    const due = await withdrawn();
    const fresh = await withdrawn();
    const dueId = await since(due, 13);
    const freshId = await since(fresh, 11);
    await job();
    await job();
    expect(await opened(dueId)).toMatchObject({ ok: false, error: { kind: "destroyed" } });
    expect(await opened(freshId)).toMatchObject({ ok: true, value: { fields: { given: "Amara" } } });
    expect(await keys()).toEqual(expect.arrayContaining([`${dueId}.destroyed`, `${freshId}.key`]));
    expect(await keys()).not.toContain(`${dueId}.key`);
    const events = await everything`
      select audience, person_id, council_id, data from events where kind = 'identity-destroyed'`;
    expect([...events]).toEqual([
      { audience: "council", person_id: null, council_id: home.id, data: { months: 12 } },
    ]);
    const [row] = await everything`
      select octet_length(ciphertext) as bytes, destroyed_at from vault.identities where id = ${dueId}`;
    expect(row).toMatchObject({ bytes: 0, destroyed_at: expect.any(Date) });
    // Age and gender were published, and the statistics need them.
    expect(await childOf(due)).toMatchObject({ age: 14, gender: "girl" });
  });

  it("destroys nothing while a placement is looked for or lived in, whatever the database is told", async () => {
    const { reference } = await publishedReferral(broker);
    for (const state of referralMachine.states) {
      const id = await since(reference, 130, state);
      const [told] = await sqlFor("worker")
        .begin(async (sql) => {
          await actingAs(sql, "worker", { organisationId: home.id });
          const rows = await sql<
            { emptied: boolean }[]
          >`select vault.destroy_identity(${id}, now(), false) as emptied`;
          throw Object.assign(new Error("roll back"), { rows });
        })
        .catch((error: { rows: { emptied: boolean }[] }) => error.rows);
      expect(told?.emptied, state).toBe(!NEEDED_IN.includes(state));
      if (!NEEDED_IN.includes(state)) continue;
      await job();
      expect((await opened(id)).ok, state).toBe(true);
    }
  });

  it("keeps who a child is for a copied referral, and goes by what was touched last", async () => {
    const old = await withdrawn();
    const identityId = await since(old, 40);
    const copy = await draftReferral(broker);
    const { referralId, identityId: unused } = await childOf(copy.reference);
    await since(copy.reference, 11);
    await everything`update referral_children set identity_id = ${identityId} where referral_id = ${referralId}`;
    await everything`delete from vault.identities where id = ${unused}`;
    await job();
    expect((await opened(identityId)).ok).toBe(true);
    await since(copy.reference, 13);
    await job();
    expect((await opened(identityId)).ok).toBe(false);
    const [{ count } = { count: 0 }] = await everything<{ count: number }[]>`
      select count(*)::int as count from events where kind = 'identity-destroyed' and referral_id = ${referralId}`;
    expect(count).toBe(1);
  });

  it("goes by the period of each council, and past one that cannot be destroyed", async () => {
    const other = await council("Dudley");
    const theirBroker = await person(other, ["broker"]);
    const theirs = await draftReferral(theirBroker, { leave: ["narrative"] });
    const found = await read(theirBroker, (tx) => findReferral(tx, theirBroker, theirs.reference));
    const id = found?.child.identityId ?? "";
    await everything`update referrals set updated_at = now() - interval '5 months', state_since = now() - interval '5 months' where id = ${found?.id ?? ""}`;
    await everything`update vault.identities set updated_at = now() - interval '5 months' where id = ${id}`;
    await job();
    const open = () => read(theirBroker, (tx) => readIdentity(tx, theirBroker, id, "assess-match"));
    expect((await open()).ok).toBe(true);
    const theirAdmin = await person(other, ["council-admin"]);
    expect(await changeRetention(theirAdmin, { expectedMonths: 12, months: 3, destroy: true })).toEqual({
      ok: true,
      value: null,
    });
    await job();
    expect((await open()).ok).toBe(false);
  });
});

describe("a referral whose child is destroyed", () => {
  it("says so in words on every page, and none of them breaks", async () => {
    const reference = await withdrawn();
    await since(reference, 13, "closed");
    const before = await viewBoard(broker, reference);
    expect(before.abilities["search-again"]).toBe(true);
    expect(before.child?.words).toBe("The portal keeps who the child is until tonight.");
    await job();

    const board = await viewBoard(broker, reference);
    expect(board.child?.words).toMatch(/^Who the child was is no longer kept here\. It was destroyed on/);
    expect(board.abilities["search-again"]).toBe(false);
    expect(board.timeline.map((item) => item.text)).toContain(
      "Identity was destroyed at the end of its retention period",
    );
    const tasks = await viewReferralTasks(broker, reference);
    expect(tasks.pages.find(({ page }) => page === "child")).toMatchObject({
      status: "gone",
      closed: /no longer kept here.*case records have it\.$/,
    });
    expect(tasks.done).toBe(tasks.pages.length);
    const check = await viewReferralCheck(broker, reference);
    expect(check.issues[0]?.message).toMatch(/no longer kept here\. .*begin a new referral/);
    expect(check.sections.find(({ page }) => page === "child")).toMatchObject({ rows: [] });
    const page = await thrown(viewReferralPage(broker, reference, "child"));
    expect(page).toMatchObject({ status: 410 });
    expect(page.words).toMatch(
      /no longer kept here .* own case records have it\. .* begin a new referral\.$/,
    );
    expect((await viewPlan(broker, reference, "search-again")).whyNot).toMatch(/no longer kept here/);
    const { version } = await childOf(reference);
    expect(
      await searchAgain(broker, { reference, version, answerWithin: "24h", reason: "For Amara" }),
    ).toMatchObject({ ok: false, error: { kind: "not-now" } });
    const looks = await everything`select 1 from vault.looks where purpose = 'edit-child'`;
    expect(looks).toHaveLength(0);
  });

  it("can be withdrawn as a draft, but nobody can enter the child again", async () => {
    const { reference } = await draftReferral(broker, { leave: ["narrative"] });
    const identityId = await since(reference, 13);
    const [row] = await everything`select version from vault.identities where id = ${identityId}`;
    await job();
    for (const saveDraft of [true, false])
      expect(
        await saveReferralPage(broker, {
          reference,
          page: "child",
          seen: String(row?.version),
          typed: exampleChild(),
          saveDraft,
        }),
      ).toMatchObject({ ok: false, error: { kind: "not-now", message: /no longer kept/ } });
    const check = await viewReferralCheck(broker, reference);
    expect(check.issues[0]?.message).toMatch(/no longer kept here/);
    const tasks = await viewReferralTasks(broker, reference);
    // The text that named the child goes with the identity: of a draft nothing was ever masked.
    expect(tasks.done).toBe(0);
    const { version } = await childOf(reference);
    expect((await withdrawReferral(broker, { reference, version, reason: "Too old" })).ok).toBe(true);
  });
});

describe("a restored backup", () => {
  it("cannot read what was destroyed: the row is back and nothing opens it", async () => {
    const reference = await withdrawn();
    const identityId = await since(reference, 13);
    await everything`create temporary table backup as select * from vault.identities where id = ${identityId}`;
    await job();
    await everything`delete from vault.identities where id = ${identityId}`;
    await everything`insert into vault.identities select * from backup`;
    const [row] = await everything`
      select destroyed_at, octet_length(ciphertext) > 100 as whole from vault.identities where id = ${identityId}`;
    expect(row).toEqual({ destroyed_at: null, whole: true });
    expect(await opened(identityId)).toMatchObject({ ok: false, error: { kind: "destroyed" } });
    // Nothing of a key is anywhere in the database, nor in the store.
    const stores = await everything`
      select 1 from information_schema.columns where table_schema in ('vault', 'public', 'access', 'auth')
        and column_name ~ 'wrapped|data_key'`;
    expect(stores).toHaveLength(0);
    expect((await keys()).filter((name) => name.startsWith(identityId))).toEqual([`${identityId}.destroyed`]);
    // The next daily job empties the row once more.
    await job();
    const [again] = await everything`
      select destroyed_at is not null as destroyed, octet_length(ciphertext) as bytes from vault.identities where id = ${identityId}`;
    expect(again).toEqual({ destroyed: true, bytes: 0 });
  });
});

describe("the period of a council", () => {
  it("is the admin's to change, and tells before it destroys", async () => {
    expect(await changeRetention(broker, { expectedMonths: 12, months: 3, destroy: true })).toMatchObject({
      error: { kind: "forbidden" },
    });
    const reference = await withdrawn();
    await since(reference, 7);
    const view = await viewRetention(admin);
    expect(view).toMatchObject({ months: 12, abilities: { change: true } });
    // This one, and the one of eleven months above.
    expect(view.due[6]).toBe(view.due[12] + 2);
    expect((await viewRetention(broker)).abilities.change).toBe(false);
    expect(await changeRetention(admin, { expectedMonths: 12, months: 6, destroy: false })).toMatchObject({
      error: {
        kind: "invalid",
        field: "destroy",
        message: /^With 6 months the time of 2 children is over already: who they are is destroyed tonight/,
      },
    });
    expect((await viewRetention(admin)).months).toBe(12);
    const change = (expectedMonths: number, months: RetentionMonths) =>
      changeRetention(admin, { expectedMonths, months, destroy: false });
    expect(await change(12, 24)).toMatchObject({ ok: true });
    expect(await change(24, 24)).toMatchObject({ ok: true });
    // A colleague who still has the page with 12 in front of them.
    expect(await change(12, 36)).toMatchObject({ error: { kind: "conflict" } });
    expect(await change(24, 12)).toMatchObject({ ok: true });
    const events = await everything`
      select data from events where kind = 'retention-changed' and council_id = ${home.id} order by at, id`;
    expect(events.map(({ data }) => data)).toEqual([
      { from: 12, to: 24 },
      { from: 24, to: 12 },
    ]);
  });

  it("takes nothing that is no period, whoever asks the database", async () => {
    const asked = sqlFor("council").begin(async (sql) => {
      await actingAs(sql, "council", { organisationId: home.id, personId: admin.personId });
      await sql`update access.organisations set identity_months = 0 where id = ${home.id}`;
    });
    await expect(asked).rejects.toThrow(/organisations_identity_months/);
    const theirs = sqlFor("provider")`update access.organisations set identity_months = 3`;
    await expect(theirs).rejects.toThrow(/permission denied/);
  });
});
