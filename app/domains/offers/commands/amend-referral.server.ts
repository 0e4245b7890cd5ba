import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { type Amendable, carryAmendment } from "~/domains/routing/commands/carry-amendment.server";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { LIVE } from "../offer.machine";

export type AmendInput = Amendable & { idempotency?: Idempotency<Amended> };
/** The new edition, and how many organisations are told. */
export type Amended = { reference: string; edition: number; told: number };

/**
 * Sends the working copy as the next edition: every open delivery carries it, what changed is marked, and each offer that
 * can still win must be confirmed for it. Everybody is told once, whoever has made such an offer by its page. Refused as
 * `carryAmendment` is.
 */
export function amendReferral(actor: Actor, input: AmendInput): Promise<Result<Amended, Refusal>> {
  return write<Amended, Refusal>(actor, input.idempotency, async (tx) => {
    const carried = await carryAmendment(tx, actor, input);
    if (!carried.ok) return carried;
    const { referral, edition, toTell } = carried.value;
    const live = await tx.offer.findMany({
      where: { referralId: referral.id, state: { in: [...LIVE] } },
      select: { reference: true, deliveryId: true, createdById: true },
    });
    await tellOutcomes(
      tx,
      toTell.map((delivery) => {
        const offer = live.find(({ deliveryId }) => deliveryId === delivery.id);
        const told = { delivery, template: "referral-changed", about: `edition:${edition}` } as const;
        return offer ? { ...told, offerReference: offer.reference, personIds: [offer.createdById] } : told;
      }),
    );
    return ok({ reference: referral.reference, edition, told: toTell.length });
  });
}
