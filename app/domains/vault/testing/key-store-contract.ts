import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import type { KeyStore, WrappedKey } from "../key-store.server";

export function someWrappedKey(keyId = "a key"): WrappedKey {
  return {
    keyId,
    ciphertext: new Uint8Array(randomBytes(48)),
    nonce: new Uint8Array(randomBytes(12)),
    madeAt: new Date("2026-11-25T12:00:00Z"),
  };
}

export async function listed(store: KeyStore): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for await (const { id, state } of store.list()) {
    expect(all.has(id)).toBe(false);
    all.set(id, state);
  }
  return all;
}

/**
 * What any key store has to promise, asked of it: whoever writes one for a key service runs this on it. `open` gives
 * an empty store, `reopen` the same one as another process would open it.
 */
export function keyStoreContract(open: () => Promise<{ store: KeyStore; reopen: () => KeyStore }>): void {
  describe("a key store", () => {
    const DAY = new Date("2027-01-05T02:10:00Z");
    let store: KeyStore;
    let reopen: () => KeyStore;
    beforeEach(async () => {
      ({ store, reopen } = await open());
    });

    it("gives another process what was put, and knows nothing of what was not", async () => {
      const [id, key] = [newId(), someWrappedKey()];
      expect(await store.get(id)).toEqual({ state: "unknown" });
      expect(await store.put(id, key, "new")).toBe("kept");
      expect(await reopen().get(id)).toEqual({ state: "kept", wrapped: key });
      expect(await reopen().get(newId())).toEqual({ state: "unknown" });
    });

    it("never puts a new key over the first one, also when several try at once", async () => {
      const id = newId();
      const keys = Array.from({ length: 12 }, () => someWrappedKey());
      const answers = await Promise.all(
        keys.map((key, i) => (i % 2 === 0 ? store : reopen()).put(id, key, "new")),
      );
      expect(answers.filter((answer) => answer === "kept")).toHaveLength(1);
      expect(new Set(answers)).toEqual(new Set(["kept", "taken"]));
      const winner = keys[answers.indexOf("kept")];
      expect(await store.get(id)).toEqual({ state: "kept", wrapped: winner });
    });

    it("replaces a key that is there and makes none that is not", async () => {
      const [id, first, second] = [newId(), someWrappedKey("old"), someWrappedKey("new")];
      expect(await store.put(id, second, "again")).toBe("unknown");
      expect(await store.get(id)).toEqual({ state: "unknown" });
      await store.put(id, first, "new");
      expect(await store.put(id, second, "again")).toBe("kept");
      expect(await reopen().get(id)).toEqual({ state: "kept", wrapped: second });
    });

    it("destroys for good: nothing is put under that id again", async () => {
      const id = newId();
      await store.put(id, someWrappedKey(), "new");
      await store.destroy(id, DAY);
      await store.destroy(id, new Date("2028-01-01T00:00:00Z"));
      expect(await reopen().get(id)).toEqual({ state: "destroyed", at: DAY });
      expect(await store.put(id, someWrappedKey(), "new")).toBe("destroyed");
      expect(await reopen().put(id, someWrappedKey(), "again")).toBe("destroyed");
      expect(await store.get(id)).toEqual({ state: "destroyed", at: DAY });
    });

    it("stays destroyed whatever is put at the same moment", async () => {
      for (let round = 0; round < 25; round += 1) {
        const id = newId();
        await store.put(id, someWrappedKey(), "new");
        const other = reopen();
        await Promise.all([
          other.put(id, someWrappedKey(), "again"),
          store.destroy(id, DAY),
          other.put(id, someWrappedKey(), "again"),
          reopen().put(id, someWrappedKey(), "new"),
        ]);
        expect(await store.get(id)).toEqual({ state: "destroyed", at: DAY });
      }
    });

    it("lists each id once, with how it stands", async () => {
      const [kept, destroyed, never] = [newId(), newId(), newId()];
      await store.put(kept, someWrappedKey(), "new");
      await store.put(destroyed, someWrappedKey(), "new");
      await store.destroy(destroyed, DAY);
      await store.destroy(never, DAY);
      expect(await listed(reopen())).toEqual(
        new Map([
          [kept, "kept"],
          [destroyed, "destroyed"],
          [never, "destroyed"],
        ]),
      );
    });

    it.each(["../../etc/passwd", "", "..", "0192A000-0000-7000-8000-000000000001", "x/y", "a\0b"])(
      "takes no id that is not one: %j",
      async (id) => {
        await expect(store.get(id)).rejects.toThrow("uuid");
        await expect(store.put(id, someWrappedKey(), "new")).rejects.toThrow("uuid");
        await expect(store.destroy(id, DAY)).rejects.toThrow("uuid");
      },
    );
  });
}
