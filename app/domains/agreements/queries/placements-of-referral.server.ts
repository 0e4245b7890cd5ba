import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import { placementScope } from "../placement/placement.scope.server";
import { childWords, stateWords } from "../placement/placement-words.rules";
import { isEndToConfirm } from "../placement/placements-of-referral.rules";

export type PlacementLink = { reference: string; child: string; state: string };

/** The placements that came of a referral or of one of its offers, in the order of its children, for links to them. */
export function placementsOf(
  actor: Actor,
  of: { referral: string } | { offer: string },
): Promise<PlacementLink[]> {
  return read(actor, async (tx) => {
    const rows = await tx.placement.findMany({
      where: {
        AND: [
          placementScope(actor),
          "offer" in of ? { offer: { reference: of.offer } } : { referralReference: of.referral },
        ],
      },
      select: {
        reference: true,
        headline: true,
        childNumber: true,
        childCount: true,
        state: true,
        councilMovedIn: true,
        endedSide: true,
        endConfirmedAt: true,
      },
      orderBy: [{ childNumber: "asc" }, { createdAt: "desc" }, { id: "desc" }],
    });
    return rows.map((row) => {
      const said = { ...row, state: row.state as PlacementState };
      const facts = {
        state: said.state,
        councilMovedIn: dayOfColumn(row.councilMovedIn),
        endToConfirm: isEndToConfirm(said),
      };
      return { reference: row.reference, child: childWords(row), state: stateWords(facts) };
    });
  });
}
