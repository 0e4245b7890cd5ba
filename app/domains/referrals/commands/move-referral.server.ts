import type { Actor } from "~/domains/access/actor";
import type { KindAndFacts, KindOf } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Prisma } from "~prisma/client";
import { type FoundReferral, findReferral } from "../queries/find-referral.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { type ReferralEvent, type ReferralState, referralMachine } from "../referral.machine";
import { may, type ReferralAction, stateToLeave } from "../referral.policy";
import { referralScope } from "../referral.scope.server";
import { holdReferral } from "./lock-referrals.server";

/** The referral, locked until the transaction ends: the first of the locks (referral, delivery, offer, authorisation). */
export async function lockReferral(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<FoundReferral | undefined> {
  if (actor.kind !== "council") return undefined;
  await holdReferral(tx, actor, reference);
  return findReferral(tx, actor, reference);
}

/** The locked referral that this actor may do this to, seen at this version; else why not. */
export async function referralToChange(
  tx: Tx,
  actor: Actor,
  { reference, version, action }: { reference: string; version: number; action: ReferralAction },
): Promise<Result<FoundReferral, Refusal>> {
  const referral = await lockReferral(tx, actor, reference);
  if (!referral) return err(missing());
  const allowed = may(actor, action, referral);
  if (allowed !== true) return err(refusalOf(allowed));
  if (referral.version !== version) return err(conflict());
  return ok(referral);
}

type MoveKind = Extract<
  KindOf<typeof REFERRAL_EVENTS>,
  `search-${string}` | `placement-${string}` | "referral-withdrawn"
>;

type Move = KindAndFacts<typeof REFERRAL_EVENTS, MoveKind> & {
  event: ReferralEvent;
  /** The reason in the words the providers were told; left as it is when left out. */
  stateReason?: string | null;
  set?: Prisma.ReferralUpdateManyMutationInput;
};

/**
 * Moves a locked referral and its children in the caller's transaction, with the council's event. Gives the new
 * state, or `not-now`. `actor` is null for a job, which acts for the referral's council.
 */
export async function transitionReferral(
  tx: Tx,
  actor: Actor | null,
  referral: Pick<FoundReferral, "id" | "councilId" | "state">,
  move: Move,
): Promise<Result<ReferralState, Refusal>> {
  const { event, stateReason, set = {}, ...told } = move;
  if (stateToLeave(event, referral.state) !== referral.state) {
    const back = await transitionReferral(tx, actor, referral, { event: "search-on", kind: "search-on" });
    return back.ok ? transitionReferral(tx, actor, { ...referral, state: back.value }, move) : back;
  }
  const next = referralMachine.next(referral.state, event);
  if (!next.ok) return err(notNow());
  const at = now();
  const { count } = await tx.referral.updateMany({
    where: {
      ...(actor ? referralScope(actor) : { councilId: referral.councilId }),
      id: referral.id,
      state: referral.state,
    },
    data: {
      state: next.value,
      stateSince: at,
      updatedAt: at,
      version: { increment: 1 },
      ...(stateReason === undefined ? {} : { stateReason }),
      ...set,
    },
  });
  if (count === 0) return err(conflict());
  await tx.referralChild.updateMany({
    where: { referralId: referral.id, councilId: referral.councilId },
    data: { state: next.value },
  });
  await recordEvent(tx, actor, REFERRAL_EVENTS, {
    ...told,
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    from: referral.state,
    to: next.value,
  });
  return ok(next.value);
}
