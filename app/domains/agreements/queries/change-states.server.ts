import type { Tx } from "~/domains/access/transactions.server";
import type { ChangeState } from "../changes/change.machine";

/** How changes to the fee stand, by their id, of those that the actor's organisation may see. */
export async function changeStates(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, ChangeState>> {
  const wanted = [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.placementChange.findMany({
    where: { id: { in: wanted } },
    select: { id: true, state: true },
  });
  return new Map(rows.map(({ id, state }) => [id, state as ChangeState]));
}
