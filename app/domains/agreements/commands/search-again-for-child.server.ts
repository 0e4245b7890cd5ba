import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { copyReferral } from "~/domains/referrals/commands/copy-referral.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { PLACEMENT_EVENTS } from "../placement/placement.events";
import { TELL_PLACEMENT } from "../placement/placement.jobs";
import { searchesOfPlacement } from "../queries/searches-of-placement.server";
import { searchReason } from "../search-again/search-again.rules";
import { holdReferralOf, placementToChange } from "./lock-placement.server";

export type SearchAgainForChild = {
  /** Of the placement. */
  reference: string;
  version: number;
  idempotency?: Idempotency<SearchBegun>;
};
/** The referral that searches. */
export type SearchBegun = { reference: string };

/**
 * Begins the search for the next home of a child who lives, or lived, in a placement: a new referral copied from the one
 * that the placement came of, for the same child in the vault. The placement goes on as it is, and no provider is told;
 * whoever works on the earlier referral is. Referral before placement, in the order of the locks: who the child is is not
 * destroyed in between.
 */
export function searchAgainForChild(
  actor: Actor,
  input: SearchAgainForChild,
): Promise<Result<SearchBegun, Refusal>> {
  return write<SearchBegun, Refusal>(actor, input.idempotency, async (tx) => {
    // That a council searches anew is no provider's to know.
    if (actor.kind !== "council") return err(missing());
    await holdReferralOf(tx, actor, input.reference);
    const found = await placementToChange(tx, actor, { ...input, action: "search-again" });
    if (!found.ok) return found;
    const placement = found.value;
    const seen = await searchesOfPlacement(tx, actor, input.reference);
    if (!seen) return err(missing());
    const reason = searchReason(seen.placement);
    if (seen.whyNot !== null || reason === null) return err(notNow(seen.whyNot ?? undefined));
    const copied = await copyReferral(tx, actor, {
      reference: seen.referral.reference,
      childId: seen.placement.referralChildId,
    });
    if (!copied.ok) return copied;
    const { id: referralId, reference } = copied.value;
    await tx.searchAgain.createMany({
      data: [
        {
          id: newId(),
          placementId: placement.id,
          councilId: placement.councilId,
          referralId,
          reason,
          startedById: actor.personId,
          startedAt: now(),
        },
      ],
    });
    await recordEvent(tx, actor, PLACEMENT_EVENTS, {
      kind: "search-again-begun",
      audience: "council",
      councilId: placement.councilId,
      subject: "placement",
      subjectId: placement.id,
      referralId: placement.referralId,
      data: { placement: placement.reference, code: reason, referral: reference },
    });
    // Whoever searches works on the child's case from now on: those who did so before know it.
    await enqueue(tx, TELL_PLACEMENT, {
      placementId: placement.id,
      organisationId: placement.councilId,
      what: "searched-again",
      version: placement.version,
      search: { reference, by: actor.personName, byId: actor.personId },
    });
    return ok({ reference });
  });
}
