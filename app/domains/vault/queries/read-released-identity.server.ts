import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { ok, type Result } from "~/platform/result";
import type { StoredIdentity } from "../identity";
import { type Destroyed, openIdentity } from "../sealed-identity.server";

type Row = {
  identityId: string;
  councilId: string;
  ciphertext: Uint8Array<ArrayBuffer>;
  nonce: Uint8Array<ArrayBuffer>;
  keyId: string;
};

/**
 * Who the children of a release are, for the eyes of the person it names, whose transaction this is: the database
 * checks release, person and membership and writes the look, or gives nothing. Empty: there is no such release (any
 * more), and no look. `destroyed` when one of them is not kept any more: the caller rolls back, and nobody has looked.
 */
export async function readReleasedIdentity(
  tx: Tx,
  releaseId: string,
): Promise<Result<StoredIdentity[], Destroyed>> {
  const rows = await tx.$queryRaw<Row[]>`
    select identity_id as "identityId", council_id as "councilId", ciphertext, nonce, key_id as "keyId"
      from public.read_released_identity(${releaseId}::uuid, ${newId()}::uuid, ${now()}::timestamptz)`;
  const opened: StoredIdentity[] = [];
  for (const { identityId, councilId, ...sealed } of rows) {
    const identity = await openIdentity({ identityId, councilId }, sealed);
    if (!identity.ok) return identity;
    opened.push(identity.value);
  }
  return ok(opened);
}
