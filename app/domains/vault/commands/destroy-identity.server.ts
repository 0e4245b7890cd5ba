import type { Tx } from "~/platform/database/transaction.server";
import { failpoint } from "~/platform/failpoint.server";
import { keyHolder } from "../keys.server";

/**
 * Destroys who a child is, in the worker's transaction, for good: the row is emptied, then the data key goes from the
 * key store, then the caller commits. A crash before that leaves a row that cannot be opened and is due again, so
 * that nothing is told as destroyed which is not. Returns false where the database refuses, because the child is not
 * the asking council's, was destroyed before, a placement is looked for or lived in, or what is kept of one is not filed in
 * the child's case record; of a filing nothing is asked where the key is gone already.
 */
export async function destroyIdentity(
  tx: Tx,
  identityId: string,
  at: Date,
  { keyIsGone = false }: { keyIsGone?: boolean } = {},
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ emptied: boolean }[]>`
    select vault.destroy_identity(${identityId}::uuid, ${at}, ${keyIsGone}) as emptied`;
  if (!row?.emptied) return false;
  await keyHolder().destroyKey(identityId, at);
  failpoint("vault:key-destroyed");
  return true;
}
