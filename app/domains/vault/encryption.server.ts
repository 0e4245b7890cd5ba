import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** AES-256-GCM with a random 96-bit nonce and the full 128-bit tag (NIST SP 800-38D). */
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a ciphertext belongs; bound to it, so that it opens nowhere else. */
export type Place = { identityId: string; councilId: string };

export type Sealed = { ciphertext: Uint8Array<ArrayBuffer>; nonce: Uint8Array<ArrayBuffer>; keyId: string };

export type VaultKey = { readonly id: string; readonly bytes: Buffer };

/** A ciphertext that was changed, moved, or sealed with another key. Says nothing of what is inside. */
export class VaultRefused extends Error {
  override name = "VaultRefused";
}

/** The key from its base64 text. Its id is a digest, so that rows say which key opens them. Throws when not 32 bytes. */
export function vaultKey(base64: string): VaultKey {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length !== KEY_BYTES) throw new Error("HOMEWARD_VAULT_KEY has to be 32 bytes in base64.");
  const id = createHash("sha256").update("homeward vault key").update(bytes).digest("hex").slice(0, 16);
  return { id, bytes };
}

/** Seals a text for one place. The tag stands behind the ciphertext. */
export function seal(key: VaultKey, place: Place, plain: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(place, key.id));
  const ciphertext = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: new Uint8Array(ciphertext), nonce: new Uint8Array(nonce), keyId: key.id };
}

/** Opens what was sealed for this place, or throws VaultRefused. */
export function open(
  key: VaultKey,
  place: Place,
  sealed: { ciphertext: Uint8Array; nonce: Uint8Array; keyId: string },
): string {
  if (sealed.keyId !== key.id) throw new VaultRefused("it was sealed with another key");
  const { ciphertext } = sealed;
  if (sealed.nonce.length !== NONCE_BYTES || ciphertext.length < TAG_BYTES)
    throw new VaultRefused("it is not whole");
  const decipher = createDecipheriv(CIPHER, key.bytes, sealed.nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(place, key.id));
  decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    throw new VaultRefused("it was changed, or belongs to another row or council");
  }
}

function associated({ identityId, councilId }: Place, keyId: string): Buffer {
  return Buffer.from(`homeward vault 1|${councilId}|${identityId}|${keyId}`, "utf8");
}
