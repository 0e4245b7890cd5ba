import type { Tx } from "~/platform/database/transaction.server";

export type KeptIdentity = {
  id: string;
  keyId: string;
  /** When who the child is was last written. */
  savedAt: Date;
  destroyedAt: Date | null;
  /** Every referral of the child: a copied one shares the identity. */
  referrals: { id: string; state: string; stateSince: Date; updatedAt: Date }[];
};

type Row = {
  identity_id: string;
  key_id: string;
  saved_at: Date;
  destroyed_at: Date | null;
  referral_id: string | null;
  state: string;
  state_since: Date;
  updated_at: Date;
};

/**
 * The identities of the organisation that the transaction acts for (one of them, if asked), with how their referrals
 * stand: for the council and for the worker, who may not read the vault. Nothing of what is sealed.
 */
export async function listKeptIdentities(tx: Tx, identityId?: string): Promise<KeptIdentity[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select identity_id, key_id, saved_at, destroyed_at, referral_id, state, state_since, updated_at
      from vault.kept_identities(${identityId ?? null}::uuid)`;
  const kept = new Map<string, KeptIdentity>();
  for (const row of rows) {
    const one = kept.get(row.identity_id) ?? {
      id: row.identity_id,
      keyId: row.key_id,
      savedAt: row.saved_at,
      destroyedAt: row.destroyed_at,
      referrals: [],
    };
    kept.set(one.id, one);
    const { referral_id: id, state, state_since: stateSince, updated_at: updatedAt } = row;
    if (id) one.referrals.push({ id, state, stateSince, updatedAt });
  }
  return [...kept.values()];
}
