import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { lockDeliveries } from "~/domains/routing/commands/search-state.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { findOffer } from "../queries/find-offer.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { moveOffer } from "./move-offer.server";
import { decide } from "./start-deciding.server";

export type OfferMoveInput = { reference: string; version?: number; idempotency?: Idempotency<OfferNamed> };

/** The broker keeps an offer in the running, or takes it out of reserve. The first one moves the search to deciding. */
export function shortlistOffer(actor: Actor, input: OfferMoveInput): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findOffer(tx, actor, input.reference);
    const referral = known && (await lockReferral(tx, actor, known.delivery.reference));
    // Deciding is carried by the deliveries: their locks come before the offer's.
    if (referral) await lockDeliveries(tx, referral);
    const offer = referral && (await lockOffer(tx, actor, input.reference));
    if (!referral || !offer) return err(missing());
    const moved = await moveOffer(tx, actor, offer, {
      action: "shortlist",
      move: "shortlist",
      expectedVersion: input.version,
      event: { kind: "offer-shortlisted", data: { version: offer.versionNumber } },
    });
    if (!moved.ok) return moved;
    const deciding = await decide(tx, actor, referral);
    return deciding.ok ? ok({ reference: offer.reference }) : deciding;
  });
}

/** The broker keeps a shortlisted offer in reserve: it stays live and may come back to the shortlist. */
export function keepInReserve(actor: Actor, input: OfferMoveInput): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer) return err(missing());
    const moved = await moveOffer(tx, actor, offer, {
      action: "put-in-reserve",
      move: "put-in-reserve",
      expectedVersion: input.version,
      event: { kind: "offer-put-in-reserve", data: { version: offer.versionNumber } },
    });
    return moved.ok ? ok({ reference: offer.reference }) : moved;
  });
}
