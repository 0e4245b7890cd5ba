import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { folderKeyStore } from "./folder-key-store.server";
import { keyStoreContract, listed, someWrappedKey } from "./testing/key-store-contract";
import type { Order } from "./testing/key-store-process";

let above = "";
let folder = "";
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), "keys-"));
  folder = join(above, "keys");
  await mkdir(folder, { mode: 0o700 });
});
afterEach(() => rm(above, { recursive: true }));

keyStoreContract(async () => ({ store: folderKeyStore(folder), reopen: () => folderKeyStore(folder) }));

describe("a folder of keys", () => {
  it("shows them to their owner alone, and nothing of the key that wraps them", async () => {
    const [id, key] = [newId(), someWrappedKey("0123456789abcdef")];
    await folderKeyStore(folder).put(id, key, "new");
    expect(await readdir(folder)).toEqual([`${id}.key`]);
    expect((await stat(join(folder, `${id}.key`))).mode & 0o777).toBe(0o600);
    const file = JSON.parse(await readFile(join(folder, `${id}.key`), "utf8"));
    expect(Object.keys(file).sort()).toEqual(["ciphertext", "format", "keyId", "madeAt", "nonce"]);
  });

  it("leaves nothing of a destroyed key behind, nor what a process that died had begun to write", async () => {
    const store = folderKeyStore(folder);
    const id = newId();
    await store.put(id, someWrappedKey(), "new");
    await writeFile(join(folder, `${id}.0123456789abcdef.new`), "half a key");
    await store.destroy(id, new Date());
    expect(await readdir(folder)).toEqual([`${id}.destroyed`]);
  });

  it("finishes a destruction that was cut off between its two steps", async () => {
    const store = folderKeyStore(folder);
    const id = newId();
    await store.put(id, someWrappedKey(), "new");
    const key = await readFile(join(folder, `${id}.key`));
    await store.destroy(id, new Date());
    await writeFile(join(folder, `${id}.key`), key);
    expect((await store.get(id)).state).toBe("destroyed");
    expect(await listed(store)).toEqual(new Map([[id, "destroyed"]]));
    expect(await readdir(folder)).toEqual([`${id}.destroyed`]);
  });

  it("sweeps half-written files once nobody can be writing them any more", async () => {
    const names = ["0123456789abcdef", "fedcba9876543210"].map((one) => `${newId()}.${one}.new`);
    for (const name of names) await writeFile(join(folder, name), "half");
    const [old = "", fresh = ""] = names;
    await utimes(join(folder, old), new Date(0), new Date(0));
    await writeFile(join(folder, "notes.txt"), "a person's");
    await listed(folderKeyStore(folder));
    expect((await readdir(folder)).sort()).toEqual([fresh, "notes.txt"].sort());
  });

  it("is refused where it is missing, open to others or not to be written", async () => {
    await folderKeyStore(folder).check();
    await expect(folderKeyStore(join(above, "elsewhere")).check()).rejects.toThrow(/There is no folder/);
    await chmod(folder, 0o750);
    await expect(folderKeyStore(folder).check()).rejects.toThrow(/chmod 700/);
  });
});

describe("two processes at one folder", () => {
  let processes: ChildProcess[] = [];
  beforeAll(async () => {
    processes = [0, 1].map(() =>
      spawn(process.execPath, ["--import", "tsx", "app/domains/vault/testing/key-store-process.ts"], {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      }),
    );
    await Promise.all(processes.map((one) => once(one, "message")));
  });
  afterAll(async () => {
    for (const one of processes) one.disconnect();
    await Promise.all(processes.map((one) => one.exitCode ?? once(one, "exit")));
  });

  async function both(ids: string[], ...acts: Order["act"][]): Promise<string[][]> {
    const at = Date.now() + 50;
    return Promise.all(
      acts.map(async (act, i) => {
        const one = processes[i];
        if (!one) throw new Error("There are two.");
        one.send({ folder, ids, act, at } satisfies Order);
        const [answers] = await once(one, "message");
        return answers as string[];
      }),
    );
  }

  it("make one first key of each id", async () => {
    const ids = Array.from({ length: 150 }, newId);
    const [mine = [], theirs = []] = await both(ids, "new", "new");
    for (const [i, id] of ids.entries()) {
      expect([mine[i], theirs[i]].sort()).toEqual(["kept", "taken"]);
      const winner = processes[mine[i] === "kept" ? 0 : 1]?.pid;
      expect(await folderKeyStore(folder).get(id)).toMatchObject({ wrapped: { keyId: String(winner) } });
    }
  });

  it("bring nothing back: what one replaces while the other destroys it is gone", async () => {
    const store = folderKeyStore(folder);
    const all: string[] = [];
    let met = false;
    for (let round = 0; round < 10 && !met; round += 1) {
      const ids = Array.from({ length: 100 }, newId);
      for (const id of ids) await store.put(id, someWrappedKey(), "new");
      const [answers = []] = await both(ids, "again", "destroy");
      all.push(...ids.map((id) => `${id}.destroyed`));
      expect((await readdir(folder)).sort()).toEqual([...all].sort());
      met = new Set(answers).size > 1;
    }
    // Else it was no race.
    expect(met).toBe(true);
  });
});
