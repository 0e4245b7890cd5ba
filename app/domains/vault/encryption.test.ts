import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { open, seal, VaultRefused, vaultKey } from "./encryption.server";

const key = vaultKey(randomBytes(32).toString("base64"));
const place = {
  identityId: "0192a000-0000-7000-8000-000000000001",
  councilId: "0192a000-0000-7000-8000-0000000000c1",
};
const plain = JSON.stringify({ given: "Amara", family: "Okonkwo-Śmith", note: "عمارة 🌻" });

describe("what is sealed", () => {
  it("opens again, letter for letter", () => {
    expect(open(key, place, seal(key, place, plain))).toBe(plain);
  });

  it("shows nothing of what is inside, and never looks the same twice", () => {
    const [one, two] = [seal(key, place, plain), seal(key, place, plain)];
    const bytes = Buffer.from(one.ciphertext);
    for (const word of ["Amara", "Okonkwo", "given"]) expect(bytes.includes(word)).toBe(false);
    expect(Buffer.from(one.nonce).equals(Buffer.from(two.nonce))).toBe(false);
    expect(bytes.equals(Buffer.from(two.ciphertext))).toBe(false);
  });

  it("does not open when any one byte was changed", () => {
    const sealed = seal(key, place, plain);
    for (let at = 0; at < sealed.ciphertext.length; at += 1) {
      const ciphertext = new Uint8Array(sealed.ciphertext);
      ciphertext[at] = (ciphertext[at] ?? 0) ^ 1;
      expect(() => open(key, place, { ...sealed, ciphertext })).toThrow(VaultRefused);
    }
    const nonce = new Uint8Array(sealed.nonce);
    nonce[0] = (nonce[0] ?? 0) ^ 1;
    expect(() => open(key, place, { ...sealed, nonce })).toThrow(VaultRefused);
  });

  it("does not open with a part cut off, so that a short tag is no way in", () => {
    const sealed = seal(key, place, plain);
    for (const cut of [1, 12, sealed.ciphertext.length - 16, sealed.ciphertext.length])
      expect(() => open(key, place, { ...sealed, ciphertext: sealed.ciphertext.slice(0, -cut) })).toThrow(
        VaultRefused,
      );
  });

  it("does not open in another row or for another council", () => {
    const sealed = seal(key, place, plain);
    const other = "0192a000-0000-7000-8000-0000000000ff";
    expect(() => open(key, { ...place, identityId: other }, sealed)).toThrow(VaultRefused);
    expect(() => open(key, { ...place, councilId: other }, sealed)).toThrow(VaultRefused);
  });

  it("does not open with another key, also when the row claims that key", () => {
    const sealed = seal(key, place, plain);
    const wrong = vaultKey(randomBytes(32).toString("base64"));
    expect(() => open(wrong, place, sealed)).toThrow(VaultRefused);
    expect(() => open(wrong, place, { ...sealed, keyId: wrong.id })).toThrow(VaultRefused);
  });

  it("takes no key that is too short or too long", () => {
    for (const bytes of [0, 16, 31, 33])
      expect(() => vaultKey(randomBytes(bytes).toString("base64"))).toThrow();
  });
});
