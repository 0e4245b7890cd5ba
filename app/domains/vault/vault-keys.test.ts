import { randomBytes } from "node:crypto";
import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { forgetEnv, vaultEnv } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { council, person } from "../../../prisma/factories/organisations";
import { draftReferral, exampleChild, writePage } from "../../../prisma/factories/referrals";
import { everythingIn, testVaultKey } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { assignDataKeys } from "./commands/assign-data-keys.server";
import { rotateKeys } from "./commands/rotate-keys.server";
import { seal, vaultKey } from "./encryption.server";
import { sweepKeyStore } from "./jobs/sweep-key-store.server";
import { keyStore } from "./key-store.server";
import { readIdentity } from "./queries/read-identity.server";
import { openIdentity } from "./sealed-identity.server";
import { someWrappedKey } from "./testing/key-store-contract";

const database = testDatabase();
let broker: Actor;
let everything: Sql;

beforeAll(async () => {
  broker = await person(await council("Wolverhampton"), ["broker"]);
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  // A backup of the vault is brought back by itself: rows go and come that others refer to.
  await everything`alter table referral_children drop constraint referral_children_identity_id_council_id_fkey`;
  await everything`alter table vault.looks drop constraint looks_identity_id_council_id_fkey`;
});
afterEach(() => {
  withKeys(testVaultKey);
  vi.restoreAllMocks();
});
afterAll(() => everything.end());

const folder = () => vaultEnv().HOMEWARD_KEY_STORE;
const sweep = () => sweepKeyStore({}, FIRST_TRY);
const kek = () => randomBytes(32).toString("base64");

/** As if the portal were started again with these keys, the active one first. */
function withKeys(...keys: string[]): void {
  process.env.HOMEWARD_VAULT_KEY = "";
  process.env.HOMEWARD_VAULT_KEYS = keys.join(",");
  forgetEnv();
}

async function written(): Promise<{ reference: string; id: string }> {
  const { reference } = await draftReferral(broker, { leave: ["narrative"] });
  const found = await read(broker, (tx) => findReferral(tx, broker, reference));
  return { reference, id: found?.child.identityId ?? "" };
}

const given = async (id: string) => {
  const found = await read(broker, (tx) => readIdentity(tx, broker, id, "assess-match"));
  return found.ok ? found.value.fields.given : found.error.kind;
};
const keyOf = async (id: string) =>
  (await everything<{ key_id: string }[]>`select key_id from vault.identities where id = ${id}`)[0]?.key_id;

/** The row as it was written before there were data keys, with the key of the environment itself. */
async function oldRow(): Promise<{ reference: string; id: string }> {
  const one = await written();
  const place = { identityId: one.id, councilId: broker.organisationId };
  const fields = { ...exampleChild(), dateOfBirth: "2012-03-04" };
  const sealed = seal(vaultKey(testVaultKey), place, JSON.stringify({ complete: true, fields }));
  await everything`
    update vault.identities set ciphertext = ${Buffer.from(sealed.ciphertext)}, nonce = ${Buffer.from(sealed.nonce)},
      key_id = ${sealed.keyId} where id = ${one.id}`;
  await rm(join(folder(), `${one.id}.key`));
  return one;
}

describe("a row from before there were data keys", () => {
  it("opens, and gets its data key once, without its version or its words changing", async () => {
    const { id } = await oldRow();
    expect(await given(id)).toBe("Amara");
    expect(await keyOf(id)).not.toMatch(/^dk-/);
    const [before] = await everything`select version, updated_at from vault.identities where id = ${id}`;
    const [first, second] = await Promise.all([assignDataKeys(), assignDataKeys()]);
    expect(first.given + second.given).toBe(1);
    expect(await keyOf(id)).toMatch(/^dk-/);
    expect(await given(id)).toBe("Amara");
    const [after] = await everything`select version, updated_at from vault.identities where id = ${id}`;
    expect(after).toEqual(before);
    expect(await assignDataKeys()).toEqual({ given: 0, refused: 0 });
  });

  it("gets it as well when its page is written", async () => {
    const { reference, id } = await oldRow();
    await writePage(broker, reference, "child", { ...exampleChild(), given: "Amina" });
    expect(await keyOf(id)).toMatch(/^dk-/);
    expect(await given(id)).toBe("Amina");
  });

  it("goes on where it was cut off after its key was made", async () => {
    const { id } = await oldRow();
    const { makeDataKey } = await import("./data-keys.server");
    expect((await makeDataKey(id)).ok).toBe(true);
    expect(await assignDataKeys()).toEqual({ given: 1, refused: 0 });
    expect(await given(id)).toBe("Amara");
  });

  it("waits while its key is not set, and stays destroyed when a backup brings it back", async () => {
    const { id } = await oldRow();
    withKeys(kek());
    expect(await assignDataKeys()).toEqual({ given: 0, refused: 1 });
    withKeys(testVaultKey);
    await keyStore().destroy(id, new Date());
    expect(await given(id)).toBe("destroyed");
    expect(await assignDataKeys()).toEqual({ given: 0, refused: 0 });
    await everything`delete from vault.identities where id = ${id}`;
  });
});

describe("a new key-encryption key", () => {
  it("takes over without a row being touched, while everybody goes on reading and writing", async () => {
    const old = await written();
    const rows = async () => [
      ...(await everything`select id, ciphertext, key_id, version from vault.identities order by id`),
    ];
    const before = await rows();
    const fresh = kek();
    withKeys(fresh, testVaultKey);
    expect(await given(old.id)).toBe("Amara");
    const [rotation] = await Promise.all([rotateKeys(), given(old.id)]);
    expect(rotation).toMatchObject({ wrapped: before.length, already: 0, refused: new Map() });
    expect(await rows()).toEqual(before);
    expect(await rotateKeys()).toMatchObject({ wrapped: 0, already: before.length });

    withKeys(fresh);
    for (const { id } of before) expect(await given(id)).toMatch(/^Am(ara|ina)$/);
    const made = await written();
    expect(await given(made.id)).toBe("Amara");
    withKeys(testVaultKey);
    await expect(given(old.id)).rejects.toThrow(/which is not set/);
    // And back, for the tests that follow.
    withKeys(testVaultKey, fresh);
    await rotateKeys();
  });

  it("tells which key is missing, and wraps the others", async () => {
    const lost = kek();
    withKeys(lost);
    const orphan = await written();
    const fresh = kek();
    withKeys(fresh, testVaultKey);
    const rotation = await rotateKeys();
    expect([...rotation.refused]).toEqual([[vaultKey(lost).id, 1]]);
    expect(rotation.wrapped).toBeGreaterThan(0);
    withKeys(testVaultKey, fresh, lost);
    expect(await rotateKeys()).toMatchObject({ refused: new Map() });
    expect(await given(orphan.id)).toBe("Amara");
  });
});

describe("the daily sweep", () => {
  const said = () => vi.spyOn(process.stderr, "write").mockImplementation(() => true);

  it("destroys again what comes back with a backup of the key store", async () => {
    const { id } = await written();
    const copy = `${folder()}-backup`;
    await cp(folder(), copy, { recursive: true });
    await keyStore().destroy(id, new Date());
    await everything`
      update vault.identities set destroyed_at = now(), ciphertext = '', nonce = '' where id = ${id}`;
    await rm(folder(), { recursive: true });
    await cp(copy, folder(), { recursive: true });
    await rm(copy, { recursive: true });
    expect((await keyStore().get(id)).state).toBe("kept");
    const place = { identityId: id, councilId: broker.organisationId };
    const emptied = { ciphertext: new Uint8Array(), nonce: new Uint8Array(), keyId: (await keyOf(id)) ?? "" };
    expect(await openIdentity(place, emptied)).toMatchObject({ error: { kind: "destroyed" } });
    await sweep();
    expect((await keyStore().get(id)).state).toBe("destroyed");
  });

  it("sweeps a key whose transaction never committed, after a week and not before", async () => {
    const [old, fresh] = [newId(), newId()];
    const { id } = await written();
    const wrapped = someWrappedKey();
    await keyStore().put(old, { ...wrapped, madeAt: new Date(Date.now() - 8 * 86_400_000) }, "new");
    await keyStore().put(fresh, { ...wrapped, madeAt: new Date() }, "new");
    await sweep();
    expect((await keyStore().get(old)).state).toBe("destroyed");
    expect((await keyStore().get(fresh)).state).toBe("kept");
    expect(await given(id)).toBe("Amara");
    await rm(join(folder(), `${fresh}.key`));
  });

  it("leaves the keys of another database alone, and says so", async () => {
    const strangers = Array.from({ length: 30 }, newId);
    const madeAt = new Date(Date.now() - 30 * 86_400_000);
    for (const id of strangers) await keyStore().put(id, { ...someWrappedKey(), madeAt }, "new");
    const before = (await readdir(folder())).sort();
    const log = said();
    await sweep();
    expect(log.mock.calls.join("\n")).toMatch(/vault\.key-store-is-anothers.*"withoutRow":30/);
    expect((await readdir(folder())).sort()).toEqual(before);
    for (const id of strangers) await rm(join(folder(), `${id}.key`));
  });

  it("tells the log of a child whose key is nowhere, and reading them is no silence", async () => {
    const { id } = await written();
    await rm(join(folder(), `${id}.key`));
    const log = said();
    await sweep();
    expect(log.mock.calls.join("\n")).toMatch(/vault\.keys-missing.*"identities":1/);
    await expect(given(id)).rejects.toThrow(/is HOMEWARD_KEY_STORE the right one/);
    await everything`delete from vault.identities where id = ${id}`;
  });
});
