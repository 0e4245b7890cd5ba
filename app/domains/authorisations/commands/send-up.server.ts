import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { TELL_PHONE_PLACEMENT } from "../phone-funding.jobs";
import type { LockedAuthorisation } from "./lock-authorisation.server";

/**
 * Somebody who decides does not confirm funding that was given by phone: it goes up to the director with the reason, who is
 * told by mail. It is not refused, because a fee is owed where a child has moved in. In the caller's transaction, which has
 * asked the policy and holds the authorisation.
 */
export async function sendUp(
  tx: Tx,
  actor: Actor,
  found: LockedAuthorisation,
  { reason, version }: { reason: string; version: number },
): Promise<Result<{ id: string; reference: string; sentUp: true }, Refusal>> {
  const { count } = await tx.authorisation.updateMany({
    where: { id: found.id, state: "verbal", escalatedAt: null, version },
    data: {
      escalatedAt: now(),
      escalatedById: actor.personId,
      escalatedWhy: reason,
      version: { increment: 1 },
    },
  });
  if (count === 0) return err(conflict());
  await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
    kind: "phone-funding-not-confirmed",
    audience: "council",
    councilId: found.offer.councilId,
    subject: "authorisation",
    subjectId: found.id,
    referralId: found.offer.referralId,
    reason,
    data: { offer: found.offer.reference, serviceId: found.offer.serviceId },
  });
  await enqueue(tx, TELL_PHONE_PLACEMENT, {
    authorisationId: found.id,
    organisationId: found.offer.councilId,
    what: "not-confirmed",
  });
  return ok({ id: found.id, reference: found.search.referral.reference, sentUp: true });
}
