import type { Tx } from "~/platform/database/transaction.server";

/**
 * References of the placements whose words go with the key of a child of the organisation that the transaction acts for, and
 * whose newest state is not filed in the case record: of the child and of siblings on a referral. Until it is, the database destroys no key of the child. For the council and for the worker.
 */
export async function unfiledRecords(tx: Tx, identityId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ reference: string }[]>`
    select reference from public.unfiled_records(${identityId}::uuid) as unfiled(reference)`;
  return rows.map(({ reference }) => reference);
}

/** Of how many of these children that is so. */
export async function countUnfiled(tx: Tx, identityIds: readonly string[]): Promise<number> {
  if (identityIds.length === 0) return 0;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from unnest(${[...identityIds]}::uuid[]) as child(id)
     where exists (select 1 from public.unfiled_records(child.id))`;
  return row?.count ?? 0;
}
