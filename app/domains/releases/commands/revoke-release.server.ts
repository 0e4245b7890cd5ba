import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { assignedTo } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { RELEASE_EVENTS } from "../release.events";
import { releaseMachine } from "../release.machine";
import { may } from "../release.policy";
import { releaseScope } from "../release.scope.server";
import { tellRelease } from "./tell-release.server";

export type RevokeInput = {
  reference: string;
  releaseId: string;
  reason: string;
  idempotency?: Idempotency<null>;
};

/** Ends a release at once, with the reason that the council keeps. The person is told that it ended, not why. */
export function revokeRelease(actor: Actor, input: RevokeInput): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const referral = await lockReferral(tx, actor, input.reference);
    if (!referral || !isId(input.releaseId)) return err(missing());
    const release = await tx.informationRelease.findFirst({
      where: { AND: [releaseScope(actor), { id: input.releaseId, referralId: referral.id }] },
      select: { id: true, providerId: true, serviceId: true, personId: true, endedAt: true },
    });
    if (!release) return err(missing());
    const allowed = may(actor, "revoke", { ...referral, assignedTo: assignedTo(referral) });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "release", referralId: referral.id }));
    const move = releaseMachine.next(release.endedAt ? "ended" : "live", "revoke");
    if (!move.ok) return err(notNow("This has ended already."));
    const named = await findNamesForColleagues(tx, actor, referral.id, { reason: input.reason });
    if (named) return named;
    const { count } = await tx.informationRelease.updateMany({
      where: { id: release.id, endedAt: null },
      data: {
        endedAt: now(),
        endedById: actor.personId,
        endedBecause: "revoked",
        endedReason: input.reason,
      },
    });
    if (count === 0) return err(notNow("This has ended already."));
    await recordEvent(tx, actor, RELEASE_EVENTS, {
      kind: "release-ended",
      audience: "council",
      councilId: referral.councilId,
      subject: "release",
      subjectId: release.id,
      referralId: referral.id,
      from: "live",
      to: "ended",
      reason: input.reason,
      data: { because: "revoked", serviceId: release.serviceId, toPersonId: release.personId },
    });
    await tellRelease(tx, release, "ended");
    return ok(null);
  });
}
