import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import type { PlacementAction } from "../placement/placement.policy";
import { type AbsenceRow, readAbsences } from "./list-absences.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";

export type AbsenceMove = { move: PlacementMove; absence: AbsenceRow };

/** One absence before it is corrected or withdrawn. 404 where there is none that the actor may see, 403 for a role. */
export function viewAbsence(actor: Actor, reference: string, id: string): Promise<AbsenceMove> {
  return read(actor, async (tx) => {
    const { move, absence } = await readAbsence(tx, actor, { reference, id, action: "record-absence" });
    return { move: { ...move, whyNot: move.whyNot ?? absence.whyNot }, absence };
  });
}

/** One absence with its placement, before this is done with it, in a transaction of the caller. */
export async function readAbsence(
  tx: Tx,
  actor: Actor,
  { reference, id, action }: { reference: string; id: string; action: PlacementAction },
): Promise<AbsenceMove> {
  const { move } = await readPlacementMove(tx, actor, reference, action);
  const absence = (await readAbsences(tx, actor, reference, move.side)).find((one) => one.id === id);
  return absence ? { move, absence } : notFound();
}
