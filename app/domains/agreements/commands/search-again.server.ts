import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { standingOffers } from "~/domains/offers/queries/standing-offers.server";
import { referralToChange, transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { answerBy } from "~/domains/referrals/deadline.rules";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { refuseDestroyed } from "~/domains/referrals/queries/retention-of-child.server";
import { reopenDeliveries } from "~/domains/routing/commands/reopen-deliveries.server";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import type { ANSWER_AGAIN_WITHIN } from "~/domains/routing/plan.schema";
import { now } from "~/platform/clock.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { Ended } from "./withdraw-referral.server";

export type AnswerWithin = keyof typeof ANSWER_AGAIN_WITHIN;

export type SearchAgainInput = {
  reference: string;
  version: number;
  answerWithin: AnswerWithin;
  reason: string;
  idempotency?: Idempotency<Ended>;
};

/** The moment of a clock that begins now. */
export function newClock(answerWithin: AnswerWithin): Date {
  const at = now();
  return answerBy({ answerWithin, answerOn: "", answerAt: "" }, at) ?? at;
}

/**
 * Opens a closed search again: the deliveries come back to their inboxes with a new clock, everybody is told. Refused
 * once who the child was is destroyed.
 */
export function searchAgain(actor: Actor, input: SearchAgainInput): Promise<Result<Ended, Refusal>> {
  return write<Ended, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "search-again" });
    if (!found.ok) return found;
    const referral = found.value;
    const destroyed = await refuseDestroyed(tx, actor, referral);
    if (destroyed) return destroyed;
    const told = await clearForProviders(tx, actor, referral.id, { reason: input.reason });
    if (!told.ok) return told;
    const clock = newClock(input.answerWithin);
    const moved = await transitionReferral(tx, actor, referral, {
      event: "search-again",
      kind: "search-opened-again",
      reason: input.reason,
      stateReason: null,
      set: { answerBy: clock },
    });
    if (!moved.ok) return moved;
    const again = await reopenDeliveries(tx, actor, referral, {
      answerBy: clock,
      reason: told.value.reason,
      offered: await standingOffers(tx, { referralId: referral.id, councilId: referral.councilId }),
    });
    const about = `again:${referral.version}`;
    await tellOutcomes(
      tx,
      again.map((delivery) => ({ delivery, template: "search-resumed", about })),
    );
    return ok({ reference: referral.reference, told: again.length });
  });
}
