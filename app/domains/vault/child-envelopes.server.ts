import { ok, type Result } from "~/platform/result";
import { loadDataKey } from "./data-keys.server";
import { openBytes, sealBytes, VaultRefused } from "./encryption.server";
import type { ChildPlace, Destroyed } from "./key-holder";

/**
 * An envelope of one child: what it is, how many are inside it, whose it is, which key, the nonce, and the ciphertext
 * with its tag. Siblings lie one inside the other.
 */
const MAGIC = Buffer.from("HWCB1", "latin1");
const ID_BYTES = 16;
const KEY_ID_BYTES = 19;
const NONCE_BYTES = 12;
const HEAD = MAGIC.length + 1 + ID_BYTES + KEY_ID_BYTES + NONCE_BYTES;
/** Children of one referral; more envelopes than these are nothing that was sealed here. */
const MAX_CHILDREN = 20;

/**
 * Seals bytes under the data key of every child that they may tell of, one envelope inside the other: destroying any
 * one of the keys closes them for good. `destroyed` when a child is not kept any more: nothing is sealed for it again.
 */
export async function sealEnvelopes(
  place: ChildPlace & { identityIds: readonly string[] },
  bytes: Uint8Array,
): Promise<Result<Uint8Array<ArrayBuffer>, Destroyed>> {
  const children = [...new Set(place.identityIds)].sort();
  if (children.length === 0 || children.length > MAX_CHILDREN)
    throw new Error("Bytes that tell of a child are sealed for at least one child and at most twenty.");
  let inside: Uint8Array = bytes;
  for (const [depth, identityId] of children.entries()) {
    const key = await loadDataKey(identityId);
    if (!key.ok) return key;
    const words = bound(place, identityId, depth, key.value.id);
    const { ciphertext, nonce, keyId } = sealBytes(key.value, words, Buffer.from(inside));
    const name = Buffer.from(keyId, "latin1");
    if (name.length !== KEY_ID_BYTES) throw new VaultRefused("a data key has a name of another length");
    inside = Buffer.concat([MAGIC, Buffer.of(depth), idBytes(identityId), name, nonce, ciphertext]);
  }
  return ok(new Uint8Array(inside));
}

/**
 * The bytes that were sealed for this place, and of whom they tell. `destroyed` when one of the children that they tell of is not kept any
 * more. Throws VaultRefused for what was changed, belongs to another place, or was never sealed.
 */
export async function openEnvelopes(
  place: ChildPlace,
  sealed: Uint8Array,
): Promise<Result<{ bytes: Buffer; identityIds: string[] }, Destroyed>> {
  const identityIds: string[] = [];
  let left: Buffer = Buffer.from(sealed);
  let depth = MAX_CHILDREN;
  do {
    const envelope = envelopeOf(left);
    if (envelope.depth >= depth) throw new VaultRefused("its envelopes are out of order");
    depth = envelope.depth;
    const key = await loadDataKey(envelope.identityId);
    if (!key.ok) return key;
    identityIds.push(envelope.identityId);
    left = openBytes(key.value, bound(place, envelope.identityId, depth, envelope.keyId), envelope);
  } while (depth > 0);
  return ok({ bytes: left, identityIds });
}

function envelopeOf(bytes: Buffer) {
  if (bytes.length < HEAD || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw new VaultRefused("it was never sealed");
  const idAt = MAGIC.length + 1;
  const keyAt = idAt + ID_BYTES;
  return {
    depth: bytes[MAGIC.length] ?? 0,
    identityId: idOf(bytes.subarray(idAt, keyAt)),
    keyId: bytes.subarray(keyAt, keyAt + KEY_ID_BYTES).toString("latin1"),
    nonce: bytes.subarray(keyAt + KEY_ID_BYTES, HEAD),
    ciphertext: bytes.subarray(HEAD),
  };
}

function idBytes(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  if (bytes.length !== ID_BYTES) throw new VaultRefused("the id of a child is not whole");
  return bytes;
}

function idOf(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function bound(
  { councilId, subjectId, purpose }: ChildPlace,
  identityId: string,
  depth: number,
  keyId: string,
) {
  return `homeward child bytes 1|${councilId}|${subjectId}|${purpose}|${identityId}|${depth}|${keyId}`;
}
