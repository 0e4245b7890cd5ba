import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { GOES_ON_IN, placementMachine } from "../placement/placement.machine";
import { endedWithoutNotice } from "../placement/placement-dates.rules";
import type { PlacementNamed } from "./give-notice.server";
import {
  holdReferralOf,
  type LockedPlacement,
  placementToChange,
  recordPlacementEvent,
} from "./lock-placement.server";
import { tellOtherSide } from "./tell-other-side.server";

export type DisputeEnd = {
  reference: string;
  version: number;
  /** What the provider reads. */
  reason: string;
  idempotency?: Idempotency<PlacementNamed>;
};

const PLACED_ELSEWHERE =
  "Another placement has been agreed for this child since. Confirm this end; or, if the child is still here, first record that the other placement fell through or has ended";

const REFERRAL_OVER =
  "The referral was withdrawn or closed, or is searching again, so this placement cannot go on from it. Confirm the end. If the child is still here, begin a new referral for where they live";

/**
 * The council says that a child has not left, although the provider recorded the end: the placement is as it was before, and
 * so are its acceptance and its agreement (`resume_acceptance_of_placement` in prisma/sql). Day and reason that the provider
 * recorded stay on the record, which both sides read. Who was told of the child there is told anew: their release has ended.
 */
export function disputeEnd(actor: Actor, input: DisputeEnd): Promise<Result<PlacementNamed, Refusal>> {
  return write<PlacementNamed, Refusal>(actor, input.idempotency, async (tx) => {
    // It may be withdrawn or searched on with at this moment.
    await holdReferralOf(tx, actor, input.reference);
    const found = await placementToChange(tx, actor, { ...input, action: "dispute-end" });
    if (!found.ok) return found;
    const placement = found.value;
    if (!(await goesOn(tx, placement.referralId))) return err(notNow(REFERRAL_OVER));
    if (await placedElsewhere(tx, placement)) return err(notNow(PLACED_ELSEWHERE));
    const told = await clearForProviders(tx, actor, placement.referralId, { reason: input.reason });
    if (!told.ok) return told;
    const withoutNotice = endedWithoutNotice(placement);
    const next = placementMachine.next(
      placement.state,
      withoutNotice ? "dispute-end-without-notice" : "dispute-end",
    );
    if (!next.ok) return err(notNow());
    const at = now();
    const written = await tx.placement.updateMany({
      where: { id: placement.id, version: placement.version, endConfirmedAt: null },
      data: {
        state: next.value,
        stateSince: at,
        ...NO_END,
        ...(withoutNotice ? NO_NOTICE : {}),
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (written.count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "placement-end-disputed",
      reason: told.value.reason,
      from: placement.state,
      to: next.value,
      data: { placement: placement.reference, serviceId: placement.serviceId },
    });
    await tellOtherSide(tx, placement, "end-disputed");
    return ok({ reference: placement.reference });
  });
}

const NO_END = {
  endedSide: null,
  endedById: null,
  endedAt: null,
  endReason: null,
  endNote: null,
  lastNight: null,
} as const;

/** An end without notice was both moves at once: both are taken back. */
const NO_NOTICE = {
  noticeSide: null,
  noticeById: null,
  noticeAt: null,
  noticeReason: null,
  noticeNote: null,
  noticeShort: null,
  noticeLastNight: null,
} as const;

async function placedElsewhere(tx: Tx, { id, acceptanceId }: LockedPlacement): Promise<boolean> {
  const { referralChildId, purpose } = await tx.acceptance.findUniqueOrThrow({
    where: { id: acceptanceId },
    select: { referralChildId: true, purpose: true },
  });
  if ((await tx.acceptance.count({ where: { referralChildId, purpose, endedAt: null } })) > 0) return true;
  const searches = await tx.searchAgain.findMany({
    where: { placementId: id, endedAt: null },
    select: { referralId: true },
  });
  const referralId = { in: searches.map((search) => search.referralId) };
  return (await tx.acceptance.count({ where: { referralId, endedAt: null } })) > 0;
}

/** Whether the referral is still in a state in which its child lives in a placement of it. */
async function goesOn(tx: Tx, id: string): Promise<boolean> {
  const { state } = await tx.referral.findUniqueOrThrow({ where: { id }, select: { state: true } });
  return (GOES_ON_IN as readonly string[]).includes(state);
}
