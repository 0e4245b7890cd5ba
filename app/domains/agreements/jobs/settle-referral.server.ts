import { holdReferrals } from "~/domains/referrals/commands/lock-referrals.server";
import { transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { SETTLE_REFERRAL } from "../placement/placement.jobs";
import type { PlacementState } from "../placement/placement.machine";
import { referralMove } from "../placement/placements-of-referral.rules";

/**
 * The job `settle-referral` `{ placementId, organisationId: the council }`: a referral is placed once the council has said of
 * all its children that they moved in, and has ended once it has said that they left. Run twice it changes nothing more.
 */
export const settleReferral = handle(SETTLE_REFERRAL, async ({ placementId, organisationId }) => {
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const placement = await tx.placement.findFirst({
      where: { id: placementId, councilId: organisationId },
      select: { referralId: true },
    });
    if (!placement) return;
    await holdReferrals(tx, [placement.referralId]);
    // Both, where the only placement was over before anybody looked.
    while (await settle(tx, placement.referralId));
  });
});

async function settle(tx: Tx, referralId: string): Promise<boolean> {
  const referral = await tx.referral.findUniqueOrThrow({
    where: { id: referralId },
    select: { id: true, councilId: true, state: true },
  });
  const children = await tx.referralChild.findMany({ where: { referralId }, select: { id: true } });
  const placements = await tx.placement.findMany({
    where: { referralId },
    select: {
      referralChildId: true,
      state: true,
      councilMovedIn: true,
      endedSide: true,
      endConfirmedAt: true,
    },
  });
  const event = referralMove(
    { state: referral.state, childIds: children.map(({ id }) => id) },
    placements.map(({ referralChildId, state, ...said }) => ({
      ...said,
      childId: referralChildId,
      state: state as PlacementState,
    })),
  );
  if (event === null) return false;
  const moved = await transitionReferral(
    tx,
    null,
    { ...referral, state: referral.state as ReferralState },
    { event, kind: event === "place" ? "placement-started" : "placement-over" },
  );
  if (!moved.ok) throw new Error("The referral changed while it was looked at: try again.");
  return true;
}
