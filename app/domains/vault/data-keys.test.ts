import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { keyRing, unwrap, wrap } from "./data-keys.server";
import { dataKey, VaultRefused } from "./encryption.server";

const kek = () => randomBytes(32).toString("base64");
const at = new Date("2026-11-25T12:00:00Z");

describe("a wrapped data key", () => {
  it("opens with any key that the process was given, and is wrapped with the first", () => {
    const [old, fresh] = [kek(), kek()];
    const [id, key] = [newId(), dataKey()];
    const before = wrap(keyRing([old]), id, key, at);
    const both = keyRing([fresh, old]);
    expect(unwrap(both, id, before).bytes).toEqual(key.bytes);
    const after = wrap(both, id, unwrap(both, id, before), before.madeAt);
    expect(after).toMatchObject({ keyId: keyRing([fresh]).active.id, madeAt: at });
    expect(unwrap(keyRing([fresh]), id, after).id).toBe(key.id);
    expect(() => unwrap(keyRing([old]), id, after)).toThrow(VaultRefused);
  });

  it("opens for no other child, with no other key that claims to be it, and not when it was changed", () => {
    const ring = keyRing([kek()]);
    const [id, key] = [newId(), dataKey()];
    const wrapped = wrap(ring, id, key, at);
    expect(() => unwrap(ring, newId(), wrapped)).toThrow(VaultRefused);
    const other = keyRing([kek()]);
    expect(() => unwrap(other, id, { ...wrapped, keyId: other.active.id })).toThrow(VaultRefused);
    const changed = new Uint8Array(wrapped.ciphertext);
    changed[0] = (changed[0] ?? 0) ^ 1;
    expect(() => unwrap(ring, id, { ...wrapped, ciphertext: changed })).toThrow(VaultRefused);
    expect(Buffer.from(wrapped.ciphertext).includes(key.bytes)).toBe(false);
  });

  it("is of each child's own", () => {
    expect(new Set(Array.from({ length: 50 }, () => dataKey().id)).size).toBe(50);
  });
});
