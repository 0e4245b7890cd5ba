import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { destroyDueIdentities } from "~/domains/referrals/jobs/destroy-due-identities.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { rotateKeys } from "~/domains/vault/commands/rotate-keys.server";
import { readIdentity } from "~/domains/vault/queries/read-identity.server";
import { forgetEnv, vaultEnv } from "~/platform/env.server";
import { council, person } from "../factories/organisations.ts";
import { draftReferral } from "../factories/referrals.ts";
import { everythingIn, testEnvironment, testVaultKey } from "../testing/cluster.server.ts";
import { testDatabase } from "../testing/database.server.ts";
import type { Order } from "./vault-process.ts";

/** The portal's processes, killed without a word in the middle of keeping, destroying and rotating keys. */
const database = testDatabase();
const newKey = Buffer.alloc(32, "a newer key").toString("base64");
let broker: Actor;
let everything: Sql;

beforeAll(async () => {
  broker = await person(await council(), ["broker"]);
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
});
afterAll(() => everything.end());

/** Gives the answer of a process, or undefined when it was killed before. */
async function told(
  order: Order,
  at: string,
  more: Record<string, string> = {},
): Promise<string | undefined> {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", "prisma/concurrency/vault-process.ts"],
    {
      env: {
        ...process.env,
        ...testEnvironment(database.ownerUrl),
        NODE_ENV: "test",
        HOMEWARD_FAILPOINT: at,
        ...more,
      },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const gone = once(child, "exit");
  await once(child, "message");
  child.send(order);
  const answer = await Promise.race([
    once(child, "message").then(([message]) => (message as { answer: string }).answer),
    gone.then(() => undefined),
  ]);
  // Killed also when it has answered: what was acknowledged has to survive that.
  child.kill("SIGKILL");
  const [, signal] = await gone;
  expect(signal).toBe("SIGKILL");
  return answer;
}

const names = () => readdir(vaultEnv().HOMEWARD_KEY_STORE);
async function identities(): Promise<string[]> {
  const rows = await everything<{ id: string }[]>`select id from vault.identities order by id`;
  return rows.map(({ id }) => id);
}
const standing = (id: string) =>
  read(broker, async (tx) => {
    const found = await readIdentity(tx, broker, id, "assess-match");
    return found.ok ? "open" : found.error.kind;
  });

it("loses no child that was acknowledged, and writes no row without its key", async () => {
  const before = await identities();
  const keysBefore = (await names()).length;
  const order: Order = { act: "create", actor: broker };
  const points = ["vault:key-written", "vault:key-kept", "vault:row-written"];
  const answers = await Promise.all([...points, "nowhere"].map((at) => told(order, at)));
  expect(answers.slice(0, 3)).toEqual([undefined, undefined, undefined]);
  const reference = answers[3] ?? "";
  const made = await read(broker, (tx) => findReferral(tx, broker, reference));
  const id = made?.child.identityId ?? "";
  expect((await identities()).filter((one) => !before.includes(one))).toEqual([id]);
  expect(await standing(id)).toBe("open");
  // The half-written one and the two keys of rolled-back rows open nothing and are swept later.
  const left = await names();
  expect(left.filter((name) => name.endsWith(".new"))).toHaveLength(1);
  expect(left.length - keysBefore).toBe(4);
});

it("tells nothing as destroyed that is not, and reads nothing that is being destroyed", async () => {
  const { reference } = await draftReferral(broker, { leave: ["narrative"] });
  const found = await read(broker, (tx) => findReferral(tx, broker, reference));
  const id = found?.child.identityId ?? "";
  await everything`update referrals set updated_at = now() - interval '13 months' where id = ${found?.id ?? ""}`;
  await everything`update vault.identities set updated_at = now() - interval '13 months' where id = ${id}`;
  const row = async () => {
    const [one] = await everything`
      select destroyed_at is not null as emptied,
        (select count(*)::int from events where kind = 'identity-destroyed') as events
        from vault.identities where id = ${id}`;
    return one;
  };
  const steps = [
    ["vault:key-written", "open"],
    ["vault:destroying", "destroyed"],
    ["vault:key-destroyed", "destroyed"],
  ] as const;
  for (const [at, after] of steps) {
    expect(await told({ act: "destroy" }, at), at).toBeUndefined();
    expect(await standing(id), at).toBe(after);
    expect(await row(), at).toEqual({ emptied: false, events: 0 });
  }
  const withConnection = () => Promise.reject(new Error("not used"));
  await destroyDueIdentities({}, { attempt: 1, lastAttempt: false, withConnection });
  expect(await standing(id)).toBe("destroyed");
  expect(await row()).toEqual({ emptied: true, events: 1 });
  expect((await names()).filter((name) => name.startsWith(id))).toEqual([`${id}.destroyed`]);
});

it("rotates the rest after it was cut off", async () => {
  for (let count = 0; count < 3; count += 1) await draftReferral(broker, { leave: ["narrative"] });
  const open = (await identities()).length - 1;
  const keys = { HOMEWARD_VAULT_KEY: "", HOMEWARD_VAULT_KEYS: `${newKey},${testVaultKey}` };
  for (const at of ["vault:key-written", "vault:key-rotated"])
    expect(await told({ act: "rotate" }, at, keys), at).toBeUndefined();
  Object.assign(process.env, keys);
  forgetEnv();
  for (const id of await identities()) expect(await standing(id)).toMatch(/^open$|^destroyed$/);
  const rotation = await rotateKeys();
  expect(rotation.already).toBe(1);
  expect(rotation.wrapped).toBeGreaterThanOrEqual(open - 1);
  Object.assign(process.env, { HOMEWARD_VAULT_KEYS: newKey });
  forgetEnv();
  const opened = await Promise.all((await identities()).map(standing));
  expect(opened.filter((one) => one === "open")).toHaveLength(open);
});
