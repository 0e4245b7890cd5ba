import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Place, Sealed, SealedRow } from "./key-holder";

/** AES-256-GCM with a random 96-bit nonce and the full 128-bit tag (NIST SP 800-38D). */
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type { Place, Sealed, SealedRow } from "./key-holder";

export type VaultKey = { readonly id: string; readonly bytes: Buffer };

/** A ciphertext that was changed, moved, or sealed with another key. Says nothing of what is inside. */
export class VaultRefused extends Error {
  override name = "VaultRefused";
}

/**
 * A key-encryption key from its base64 text. Its id is a digest, so that what was sealed with it says which key
 * opens it. Throws when it is not 32 bytes.
 */
export function vaultKey(base64: string): VaultKey {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length !== KEY_BYTES) throw new Error("A key of the vault has to be 32 bytes in base64.");
  return { id: digest("homeward vault key", bytes), bytes };
}

const DATA_KEY = "dk-";

/** A child's data key from its bytes, or a new one. */
export function dataKey(bytes: Buffer = randomBytes(KEY_BYTES)): VaultKey {
  if (bytes.length !== KEY_BYTES) throw new VaultRefused("a data key is not whole");
  return { id: DATA_KEY + digest("homeward data key", bytes), bytes };
}

/** Whether a row was sealed with a data key of its own; rows from before are sealed with the key-encryption key. */
export function namesDataKey(keyId: string): boolean {
  return keyId.startsWith(DATA_KEY);
}

function digest(what: string, bytes: Buffer): string {
  return createHash("sha256").update(what).update(bytes).digest("hex").slice(0, 16);
}

/** Seals a text for one place. The tag stands behind the ciphertext. */
export function seal(key: VaultKey, place: Place, plain: string): Sealed {
  return sealBytes(key, placeWords(place, key.id), Buffer.from(plain, "utf8"));
}

/** Seals bytes with whatever `associated` says bound to them. */
export function sealBytes(key: VaultKey, associated: string, plain: Buffer): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(associated, "utf8"));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: new Uint8Array(ciphertext), nonce: new Uint8Array(nonce), keyId: key.id };
}

/** Opens what was sealed for this place, or throws VaultRefused. */
export function open(key: VaultKey, place: Place, sealed: SealedRow): string {
  return openBytes(key, placeWords(place, key.id), sealed).toString("utf8");
}

/** Opens bytes that were sealed with the same words bound to them, or throws VaultRefused. */
export function openBytes(key: VaultKey, associated: string, sealed: SealedRow): Buffer {
  if (sealed.keyId !== key.id) throw new VaultRefused("it was sealed with another key");
  const { ciphertext } = sealed;
  if (sealed.nonce.length !== NONCE_BYTES || ciphertext.length < TAG_BYTES)
    throw new VaultRefused("it is not whole");
  const decipher = createDecipheriv(CIPHER, key.bytes, sealed.nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated, "utf8"));
  decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new VaultRefused("it was changed, or belongs to another row or council");
  }
}

function placeWords({ identityId, councilId }: Place, keyId: string): string {
  return `homeward vault 1|${councilId}|${identityId}|${keyId}`;
}
