import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import { vaultEnv } from "~/platform/env.server";
import { askKeyProcess, hasKeyProcess } from "./client.server";
import type { Handlers } from "./serve.server";

/**
 * Texts that the portal keeps for somebody for a while, and that may tell of a child: sealed under a key that follows
 * from the vault's (AES-256-GCM), with what is bound to them. After the vault's key has been changed, the old one opens
 * what is left for as long as it is set.
 */
const NONCE = 12;
const TAG = 16;

const keyOf = (vaultKey: string) =>
  Buffer.from(hkdfSync("sha256", Buffer.from(vaultKey, "base64"), "", "homeward kept texts", 32));

function sealHere(bound: string, text: string): Uint8Array {
  const [active = ""] = vaultEnv().HOMEWARD_VAULT_KEYS;
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyOf(active), nonce).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function openHere(bound: string, sealed: Uint8Array): string | null {
  for (const vaultKey of vaultEnv().HOMEWARD_VAULT_KEYS) {
    const nonce = sealed.subarray(0, NONCE);
    const decipher = createDecipheriv("aes-256-gcm", keyOf(vaultKey), nonce, { authTagLength: TAG });
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    try {
      const text = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
      return text.toString("utf8");
    } catch {
      // Of another key, or changed.
    }
  }
  return null;
}

/** Seals a text; it opens with the same `bound` alone. */
export async function sealText(bound: string, text: string): Promise<Uint8Array> {
  if (!hasKeyProcess()) return sealHere(bound, text);
  return (await askKeyProcess("sealText", [bound, text])) as Uint8Array;
}

/** The text again; null when it was sealed for something else, changed, or under a key that is not set any more. */
export async function openText(bound: string, sealed: Uint8Array): Promise<string | null> {
  if (!hasKeyProcess()) return openHere(bound, sealed);
  return (await askKeyProcess("openText", [bound, sealed])) as string | null;
}

const bound = z.string().max(4_000);

/** The same for the process that holds the keys. */
export const textMethods: Handlers = {
  sealText: async (args) => sealHere(...z.tuple([bound, z.string().max(600_000)]).parse(args)),
  openText: async (args) =>
    openHere(...z.tuple([bound, z.instanceof(Uint8Array<ArrayBufferLike>)]).parse(args)),
};
