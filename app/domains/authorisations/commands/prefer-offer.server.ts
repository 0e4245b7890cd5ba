import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { applyTransition } from "~/domains/offers/commands/move-offer.server";
import { decide } from "~/domains/offers/commands/start-deciding.server";
import { holdOverWords } from "~/domains/offers/hold.rules";
import { may } from "~/domains/offers/offer.policy";
import { brokersOf } from "~/domains/referrals/queries/brokers-of.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { alertNames, reasonMissing, toExplain } from "../alert-reason.rules";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { tookPart } from "../authorisation.policy";
import { askedBy } from "../queries/asked-by.server";
import { fundingLimit } from "../queries/funding-deciders.server";
import { lockPlacementBlocks, lockSearch, offerSubject, refusedFunding } from "./lock-search.server";
import { mailDeciders, whoDecides } from "./who-decides.server";

export type PreferInput = {
  reference: string;
  offer: string;
  /** The offer's row and costing as they were read. */
  version: number;
  offerVersion: number;
  /** For the person who decides from a phone; the provider never reads it. */
  why: string;
  /** The alerts that stood on the page and stop nothing, and why the offer is preferred despite them. */
  alertsRead?: readonly string[];
  alertReason?: string;
  idempotency?: Idempotency<Preferred>;
};
export type Preferred = { authorisationId: string; reference: string; offer: string };

function nobodyDecides(firstYearPence: number, limitPence: number | null): string {
  const above = limitPence !== null && firstYearPence > limitPence;
  return above
    ? `Nobody else at your council can authorise this funding: the first year costs more than ${formatPence(limitPence)}, and no other director is on Homeward. Ask your council admin to invite one`
    : "Nobody else at your council can authorise this funding: no other head of service is on Homeward. Ask your council admin to invite one";
}

/**
 * Prefers a shortlisted offer and requests its funding from those who decide in the same press, bound to the version
 * that was read. Several offers may be preferred. The referral is deciding from now on; the provider is told. Refused
 * while a restriction or suspension stands on the service; any other alert asks for a reason (docs/domain.md, alert), which
 * whoever decides reads and the provider does not.
 */
export function preferOffer(actor: Actor, input: PreferInput): Promise<Result<Preferred, Refusal>> {
  return write<Preferred, Refusal>(actor, input.idempotency, async (tx) => {
    const search = await lockSearch(tx, actor, input.reference);
    const offer = search?.offers.find(({ reference }) => reference === input.offer);
    if (!search || !offer) return err(missing());
    const { referral } = search;
    const placementBlocks = await lockPlacementBlocks(tx, offer);
    const permission = may(actor, "prefer", offerSubject(offer, referral, placementBlocks));
    if (permission !== true) return err(refusedFunding(permission));
    const over = holdOverWords(offer.heldUntil, now());
    if (over) return err(notNow(over));
    if (offer.version !== input.version || offer.versionNumber !== input.offerVersion) return err(conflict());
    const { alertsRead = [], alertReason = "" } = input;
    const alerts = toExplain(placementBlocks.alerts);
    const unexplained = reasonMissing(alerts, { alertsRead, reason: alertReason });
    if (unexplained) return err(invalid(unexplained, "alertReason"));
    const named = await findNamesForColleagues(tx, actor, referral.id, { why: input.why, alertReason });
    if (named) return named;
    const { firstYearPence } = offer;
    const id = newId();
    const asking = { id, councilId: referral.councilId, offerId: offer.id, askedById: actor.personId };
    const deciders = await whoDecides(tx, actor, {
      firstYearPence,
      without: tookPart({
        askedByIds: await askedBy(tx, asking),
        offeredByIds: offer.madeByIds,
        brokerIds: await brokersOf(tx, referral.id),
      }),
    });
    if (deciders.length === 0)
      return err(invalid(nobodyDecides(firstYearPence, await fundingLimit(tx, actor))));

    const deciding = await decide(tx, actor, referral);
    if (!deciding.ok) return deciding;
    const preferred = await applyTransition(tx, actor, offer, {
      move: "prefer",
      funding: "asked",
      event: { kind: "offer-preferred" },
    });
    if (!preferred.ok) return preferred;
    await tx.authorisation.create({
      data: {
        ...asking,
        referralId: referral.id,
        offerVersion: offer.versionNumber,
        state: "asked",
        weeklyPence: offer.weeklyPence,
        firstYearPence: offer.firstYearPence,
        askedAt: now(),
        askedWhy: input.why,
        alertReason: alerts.length === 0 ? null : alertReason,
        alertsRead: alerts.map((alert) => alert.id),
      },
      select: { id: true },
    });
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "authorisation-asked",
      audience: "council",
      councilId: referral.councilId,
      subject: "authorisation",
      subjectId: id,
      referralId: referral.id,
      to: "asked",
      reason: input.why,
      data: { offer: offer.reference, serviceId: offer.serviceId, weeklyPence: offer.weeklyPence },
    });
    if (alerts.length > 0)
      await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
        kind: "preferred-in-spite-of-alert",
        audience: "council",
        councilId: referral.councilId,
        subject: "authorisation",
        subjectId: id,
        referralId: referral.id,
        reason: alertReason,
        data: { offer: offer.reference, serviceId: offer.serviceId, alerts: alertNames(alerts) },
      });
    await mailDeciders(tx, actor, deciders, {
      id,
      reference: referral.reference,
      emergency: referral.purpose === "emergency",
      again: false,
    });
    await tellOutcomes(tx, [
      {
        delivery: { id: offer.deliveryId, providerId: offer.providerId },
        template: "offer-preferred",
        about: `preferred:${id}`,
        offerReference: offer.reference,
        personIds: offer.madeByIds,
      },
    ]);
    return ok({ authorisationId: id, reference: referral.reference, offer: offer.reference });
  });
}
