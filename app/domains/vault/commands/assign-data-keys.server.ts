import { sqlFor } from "~/platform/database/clients.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { VaultRefused } from "../encryption.server";
import { openIdentity, sealIdentity } from "../sealed-identity.server";

export type Given = { given: number; refused: number };

/** Rows sealed anew in one transaction. */
const AT_ONCE = 50;

type OldRow = { id: string; ciphertext: Uint8Array; nonce: Uint8Array; keyId: string };

/**
 * Gives a data key to every identity from before there were any, which is sealed with the key-encryption key itself:
 * until then it can neither be rotated nor destroyed. Runs where the keys are, as each council. May
 * be cut off, run again and run twice at once. `refused` could not be opened with the keys that are set.
 */
export async function assignDataKeys(): Promise<Given> {
  const all: Given = { given: 0, refused: 0 };
  const councils = await sqlFor("keys")<{ id: string }[]>`
    select id from access.organisations where kind = 'council'`;
  for (const { id: councilId } of councils) {
    let after: string | undefined = "00000000-0000-0000-0000-000000000000";
    while (after) {
      const from: string = after;
      const step = await transaction("keys", { "app.org_id": councilId }, (tx) =>
        giveSome(tx, councilId, from),
      );
      all.given += step.given;
      all.refused += step.refused;
      after = step.last;
    }
  }
  return all;
}

async function giveSome(
  tx: Tx,
  councilId: string,
  after: string,
): Promise<Given & { last: string | undefined }> {
  const rows = await tx.$queryRaw<OldRow[]>`
    select id, ciphertext, nonce, key_id as "keyId" from vault.identities
     where council_id = ${councilId}::uuid and key_id not like 'dk-%' and destroyed_at is null and id > ${after}::uuid
     order by id limit ${AT_ONCE} for no key update`;
  let [given, refused] = [0, 0];
  for (const { id, ...row } of rows) {
    const place = { identityId: id, councilId };
    try {
      const opened = await openIdentity(place, row);
      const sealed = opened.ok ? await sealIdentity(place, opened.value) : opened;
      if (!sealed.ok) continue;
      // The version stays: a form that is open meanwhile was filled from the same words.
      const { ciphertext, nonce, keyId } = sealed.value;
      given += await tx.$executeRaw`
        update vault.identities set ciphertext = ${ciphertext}, nonce = ${nonce}, key_id = ${keyId}
         where id = ${id}::uuid and council_id = ${councilId}::uuid and key_id = ${row.keyId}`;
    } catch (error) {
      if (!(error instanceof VaultRefused)) throw error;
      refused += 1;
    }
  }
  return { given, refused, last: rows.length < AT_ONCE ? undefined : rows.at(-1)?.id };
}
