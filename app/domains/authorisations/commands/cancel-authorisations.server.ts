import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { MovedOffer } from "~/domains/offers/commands/move-offer.server";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { type AuthorisationState, authorisationMachine } from "../authorisation.machine";

/**
 * What was asked for or authorised for an offer is cancelled, in the caller's transaction, which holds its lock; the
 * record says why. Before the offer itself ends: the database then cancels what is left, and says nothing.
 */
export async function cancelAuthorisations(
  tx: Tx,
  actor: Actor,
  offer: MovedOffer,
  why: { because: "stepped-back" | "fell-through"; reason: string },
): Promise<void> {
  const open = await tx.authorisation.findMany({
    where: {
      offerId: offer.id,
      councilId: actor.organisationId,
      state: { in: authorisationMachine.from("cancel") },
    },
    select: { id: true, state: true },
  });
  for (const { id, state } of open) {
    const next = authorisationMachine.next(state as AuthorisationState, "cancel");
    if (!next.ok) continue;
    await tx.authorisation.updateMany({
      where: { id, state },
      data: { state: next.value, version: { increment: 1 } },
    });
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "authorisation-cancelled",
      audience: "council",
      councilId: offer.councilId,
      subject: "authorisation",
      subjectId: id,
      referralId: offer.referralId,
      from: state,
      to: next.value,
      reason: why.reason,
      data: { offer: offer.reference, serviceId: offer.serviceId, because: why.because },
    });
  }
}
