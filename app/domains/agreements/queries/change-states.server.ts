import type { Tx } from "~/domains/access/transactions.server";
import type { ChangeState } from "../changes/change.machine";
import type { ChangeWhat } from "../changes/change.rules";
import { changeTitle } from "../changes/change-words.rules";
import type { Side } from "../placement/placement-words.rules";

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

export type ChangeHead = { id: string; title: string; side: Side; state: ChangeState };

/** Which changes to the fee a placement has that the caller has found: who asked for each, and how it stands. */
export async function changesOf(tx: Tx, placementId: string): Promise<ChangeHead[]> {
  const rows = await tx.placementChange.findMany({
    where: { placementId },
    select: { id: true, what: true, kind: true, label: true, side: true, state: true },
  });
  return rows.map(({ id, what, kind, label, side, state }) => ({
    id,
    title: changeTitle({ what: what as ChangeWhat, kind, label }),
    side: side as Side,
    state: state as ChangeState,
  }));
}
