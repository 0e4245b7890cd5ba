import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { StoredIdentity } from "../identity";
import { openIdentity } from "../sealed-identity.server";

type SealedRow = {
  identityId: string;
  councilId: string;
  ciphertext: Uint8Array<ArrayBuffer>;
  nonce: Uint8Array<ArrayBuffer>;
  keyId: string;
};

/**
 * Who the children of a release are, for the eyes of the person it names, whose transaction this is: the database
 * checks release, person and membership and writes the look, or gives nothing. Empty: there is no such release (any
 * more), and no look.
 */
export async function readReleasedIdentity(tx: Tx, releaseId: string): Promise<StoredIdentity[]> {
  const rows = await tx.$queryRaw<SealedRow[]>`
    select identity_id as "identityId", council_id as "councilId", ciphertext, nonce, key_id as "keyId"
      from public.read_released_identity(${releaseId}::uuid, ${newId()}::uuid, ${now()}::timestamptz)`;
  return rows.map(({ identityId, councilId, ...sealed }) => openIdentity({ identityId, councilId }, sealed));
}
