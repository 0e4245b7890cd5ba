import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { NoticeDue } from "../placement/placement-dates.rules";
import { agreedNotice } from "./agreed-notice.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";

/** A placement before notice is given. */
export type NoticeMove = PlacementMove & {
  /** The notice that this side gives today, and the agreement that says so. */
  due: NoticeDue & { agreement: string | null };
};

/** 404 where the actor may not see the placement, 403 for a role. */
export function viewNotice(actor: Actor, reference: string): Promise<NoticeMove> {
  return read(actor, async (tx) => {
    const { placement, move } = await readPlacementMove(tx, actor, reference, "give-notice");
    const { facts, acceptanceId, side, today } = placement;
    return { ...move, due: await agreedNotice(tx, actor, { ...facts, acceptanceId, side }, today) };
  });
}
