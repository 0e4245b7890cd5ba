import { spawn } from "node:child_process";
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { readIdentity } from "~/domains/vault/queries/read-identity.server";
import { now } from "~/platform/clock.server";
import { closeDatabase } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { forgetEnv } from "~/platform/env.server";
import { council, person } from "../../prisma/factories/organisations";
import { draftReferral } from "../../prisma/factories/referrals";
import { testSecret, testVaultKey } from "../../prisma/testing/cluster.server";
import { applyMigrations } from "../database/apply";
import { startEmbedded, stopEmbedded } from "../database/embedded.mjs";
import { projectFolder } from "../database/folders";
import { restoreKeyStore } from "./key-store";

/** The drill: a whole portal's data is backed up, a child is destroyed, and everything comes back but that child. */
let top = "";
let broker: Actor;
const at = (...path: string[]) => join(top, ...path);

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), "homeward-drill-"));
  // Made by root for the database's own user to enter.
  if (process.getuid?.() === 0) await chmod(top, 0o755);
  for (const folder of ["keys", "empty", "state/files"])
    await mkdir(at(folder), { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) await chmod(at("state"), 0o755);
  await running();
  const { ownerUrl } = await running();
  await applyMigrations({ ownerUrl, secret: testSecret });
  broker = await person(await council(), ["broker"]);
});
afterAll(async () => {
  await closeDatabase();
  await stopEmbedded(at("state/postgres"));
  vi.unstubAllEnvs();
  forgetEnv();
  await rm(top, { recursive: true, force: true });
});

function settings(keyStore = at("keys")): Record<string, string> {
  const secrets = { HOMEWARD_SECRET: testSecret, HOMEWARD_VAULT_KEY: testVaultKey, HOMEWARD_VAULT_KEYS: "" };
  return {
    ...secrets,
    HOMEWARD_KEY_STORE: keyStore,
    HOMEWARD_STATE: at("state"),
    HOMEWARD_FILES: at("state/files"),
  };
}

/** The database of the portal, with this process looking at it. */
async function running(keyStore?: string) {
  const database = await startEmbedded({ dataDir: at("state/postgres") });
  await closeDatabase();
  for (const [name, value] of Object.entries({ ...settings(keyStore), DATABASE_URL: database.ownerUrl }))
    vi.stubEnv(name, value);
  forgetEnv();
  return database;
}

function npm(script: string, ...args: string[]): Promise<{ code: number | null; message: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, ...args], {
      cwd: projectFolder,
      env: { ...process.env, ...settings(), DATABASE_URL: "", INIT_CWD: top, NODE_ENV: "test" },
    });
    let message = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (piece) => {
        message += piece;
      });
    child.on("close", (code) => done({ code, message }));
  });
}

async function written(): Promise<string> {
  const { reference } = await draftReferral(broker, { leave: ["narrative"] });
  const found = await read(broker, (tx) => findReferral(tx, broker, reference));
  return found?.child.identityId ?? "";
}

/** How each child stands: open, destroyed, or with a key that is nowhere. */
async function standing(ids: string[]): Promise<string[]> {
  const all: string[] = [];
  for (const id of ids)
    all.push(
      await read(broker, async (tx) => {
        const found = await readIdentity(tx, broker, id, "assess-match").catch((error: Error) => error);
        if (found instanceof Error)
          return /not in the key store/.test(found.message) ? "closed" : found.message;
        return found.ok ? "open" : found.error.kind;
      }),
    );
  return all;
}

it("brings everything back but what was destroyed, and opens no child without the keys", {
  timeout: 240_000,
}, async () => {
  const children = [await written(), await written(), await written()];
  await writeFile(at("state/files/0192a000-0000-7000-8000-000000000001"), "what somebody has sent");
  const inside = await npm("backup", "copy", "--keys", "copy/keys");
  expect(inside).toMatchObject({ code: 1, message: expect.stringContaining("have to lie apart") });
  const done = await npm("backup", "copy", "--keys", "copied-keys");
  expect(done).toMatchObject({ code: 0, message: expect.stringContaining("3 keys in") });
  const copied = (await readdir(at("copy"), { recursive: true })).join("\n");
  expect(copied).not.toMatch(/\.key\b|secrets\.json/);

  // Afterwards a child is destroyed, as the daily job does it, and another is entered.
  const [gone = ""] = children;
  const settingsOf = { "app.org_id": broker.organisationId };
  expect(await transaction("worker", settingsOf, (tx) => destroyIdentity(tx, gone, now()))).toBe(true);
  expect(await standing(children)).toEqual(["destroyed", "open", "open"]);
  const later = await written();

  expect(await npm("restore", "copy")).toMatchObject({ code: 1, message: expect.stringMatching(/already/) });
  await rm(at("state/files"), { recursive: true });
  expect(await npm("restore", "copy")).toMatchObject({
    code: 1,
    message: expect.stringMatching(/runs .*Stop the portal/),
  });
  await closeDatabase();
  await stopEmbedded(at("state/postgres"));
  expect(await npm("restore", "copy")).toMatchObject({
    code: 1,
    message: expect.stringMatching(/Use --force/),
  });
  const changed = at("copy/files/0192a000-0000-7000-8000-000000000001");
  await appendFile(changed, "!");
  expect(await npm("restore", "copy", "--force")).toMatchObject({
    code: 1,
    message: expect.stringMatching(/not what was backed up/),
  });
  await writeFile(changed, "what somebody has sent");
  expect(await npm("restore", "copy", "--force")).toMatchObject({
    code: 0,
    message: expect.stringContaining("that was here lies in"),
  });
  expect(await readFile(at("state/files/0192a000-0000-7000-8000-000000000001"), "utf8")).toMatch(
    /somebody has sent$/,
  );

  // Another machine without the keys.
  await running(at("empty"));
  expect(await standing(children)).toEqual(["closed", "closed", "closed"]);
  expect(await standing([later])).toEqual(["not-found"]);
  // With them, everything of that day.
  expect(await restoreKeyStore(at("copied-keys"), at("empty"))).toEqual({ keys: 3, destroyed: 0 });
  expect(await standing(children)).toEqual(["open", "open", "open"]);
  // The portal's own store knows what was destroyed since, also after the copy was put back into it.
  await running(at("keys"));
  expect(await standing(children)).toEqual(["destroyed", "open", "open"]);
  await rm(at("keys", `${children[1]}.key`));
  expect(await restoreKeyStore(at("copied-keys"), at("keys"))).toEqual({ keys: 1, destroyed: 1 });
  expect(await standing(children)).toEqual(["destroyed", "open", "open"]);
});

it("says which program is missing for a server of one's own", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/backup.ts", at("own")], {
    cwd: projectFolder,
    env: {
      ...settings(),
      NODE_ENV: "test",
      DATABASE_URL: "postgresql://owner:word@127.0.0.1:9/homeward",
      PATH: at("empty"),
    },
  });
  let message = "";
  child.stderr.on("data", (piece) => {
    message += piece;
  });
  const code = await new Promise((done) => child.on("close", done));
  expect({ code, message }).toMatchObject({
    code: 1,
    message: expect.stringMatching(/pg_dump is missing.*Install PostgreSQL/),
  });
});
