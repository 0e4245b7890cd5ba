import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { referralToChange } from "~/domains/referrals/commands/move-referral.server";
import { carryEdition, writeEdition } from "~/domains/referrals/commands/publish-edition.server";
import { conflict, invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { DELIVERY_EVENTS } from "../delivery.events";
import { readAmendment } from "../queries/read-amendment.server";
import { type LockedDelivery, lockDeliveries, recordForProviders } from "./search-state.server";
import { type Outcome, tellOutcomes } from "./tell-outcomes.server";

export type AmendInput = { reference: string; version: number; idempotency?: Idempotency<Amended> };
/** The new edition, and how many organisations are told. */
export type Amended = { reference: string; edition: number; told: number };

const NOTHING_CHANGED = "Nothing has changed since the edition that providers read. Change a page first";

/**
 * Sends the working copy as the next edition, through the same gate as the first one: every open delivery carries
 * it, what changed is marked, and each offer that can still win must be confirmed for it. Everybody is told once.
 */
export function amendReferral(actor: Actor, input: AmendInput): Promise<Result<Amended, Refusal>> {
  return write<Amended, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "amend" });
    if (!found.ok) return found;
    const amendment = await readAmendment(tx, actor, input.reference);
    if (!amendment) return err(missing());
    const { referral, next, changes, blocked } = amendment;
    if (blocked !== null || !next) return err(invalid(blocked ?? "It is not complete yet"));
    if (changes.length === 0) return err(invalid(NOTHING_CHANGED));
    const deliveries = (await lockDeliveries(tx, referral)).filter(({ state }) => state !== "closed");
    const edition = referral.editionNumber + 1;
    const carried = { number: edition, state: referral.state, masked: amendment.masked };
    if (!(await carryEdition(tx, actor, referral, carried))) return err(conflict());
    await writeEdition(tx, actor, referral, { number: edition, content: next, changes });
    await tx.delivery.updateMany({
      where: { id: { in: deliveries.map(({ id }) => id) } },
      data: {
        editionNumber: edition,
        headline: next.headline,
        summary: next.summary,
        neededBy: next.facts.neededBy,
        emergency: next.facts.purpose === "emergency",
        version: { increment: 1 },
      },
    });
    await recordEvent(tx, actor, DELIVERY_EVENTS, {
      kind: "referral-amended",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      data: { edition, changes: changes.length, organisations: deliveries.length },
    });
    await recordForProviders(tx, actor, referral, deliveries, {
      kind: "delivery-changed",
      data: { edition },
    });
    const outcomes = await outcomesOf(tx, referral.id, deliveries, edition);
    await tellOutcomes(tx, outcomes);
    return ok({ reference: referral.reference, edition, told: outcomes.length });
  });
}

/** Whoever has heard of it, apart from those who declined with everything; with an offer, its page is the way. */
async function outcomesOf(
  tx: Tx,
  referralId: string,
  deliveries: readonly LockedDelivery[],
  edition: number,
): Promise<Outcome[]> {
  const asked = await tx.deliveryService.findMany({
    where: { delivery: { referralId }, answer: { not: "declined" } },
    select: { deliveryId: true },
    distinct: ["deliveryId"],
  });
  const live = await tx.offer.findMany({
    where: { referralId, state: { in: ["submitted", "shortlisted", "reserve", "preferred", "authorised"] } },
    select: { reference: true, deliveryId: true, createdById: true },
  });
  const stillAsked = new Set(asked.map(({ deliveryId }) => deliveryId));
  return deliveries
    .filter(({ id, heardOf }) => heardOf && stillAsked.has(id))
    .map((delivery): Outcome => {
      const offer = live.find(({ deliveryId }) => deliveryId === delivery.id);
      const told = { delivery, template: "referral-changed", about: `edition:${edition}` } as const;
      return offer ? { ...told, offerReference: offer.reference, personIds: [offer.createdById] } : told;
    });
}
