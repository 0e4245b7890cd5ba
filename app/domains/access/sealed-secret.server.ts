import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { secretKey } from "~/platform/env.server";

/**
 * The secrets of authenticator apps at rest: AES-256-GCM under a key of their own, bound to the row and its person, so
 * that a copy of the database gives no codes and a row moved to somebody else cannot be opened.
 */
const NONCE = 12;
const TAG = 16;

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey("second-factor"), "", "homeward second factor", 32));
}

type Whose = { id: string; personId: string };
const bound = ({ id, personId }: Whose) => Buffer.from(`${id}\n${personId}`);

export function sealSecret(secret: string, whose: Whose): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(bound(whose));
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

export function openSecret(sealed: Uint8Array, whose: Whose): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, NONCE)).setAAD(bound(whose));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}
