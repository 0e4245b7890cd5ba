import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { referralToChange } from "~/domains/referrals/commands/move-referral.server";
import { carryEdition, writeEdition } from "~/domains/referrals/commands/publish-edition.server";
import { conflict, invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { DELIVERY_EVENTS } from "../delivery.events";
import { readAmendment } from "../queries/read-amendment.server";
import { type LockedDelivery, lockDeliveries, recordForProviders } from "./search-state.server";

export type Amendable = { reference: string; version: number };
export type CarriedAmendment = {
  referral: { id: string; reference: string };
  /** The number of the new edition. */
  edition: number;
  /** Who has heard of it, apart from those who declined with every service for other reasons than an incomplete referral. */
  toTell: LockedDelivery[];
};

const NOTHING_CHANGED = "Nothing has changed since the edition that providers read. Change a page first";

/**
 * Within the caller's transaction: the working copy becomes the next edition, through the same gate as the first one, and
 * every open delivery carries it. Refused where the referral is not there, its state or the actor's role forbids it, the
 * gate is shut, nothing has changed, or it changed since.
 */
export async function carryAmendment(
  tx: Tx,
  actor: Actor,
  input: Amendable,
): Promise<Result<CarriedAmendment, Refusal>> {
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
  const stillAsked = new Set(
    (
      await tx.deliveryService.findMany({
        where: {
          delivery: { referralId: referral.id },
          OR: [{ answer: { not: "declined" } }, { declineReason: "incomplete" }],
        },
        select: { deliveryId: true },
        distinct: ["deliveryId"],
      })
    ).map(({ deliveryId }) => deliveryId),
  );
  const toTell = deliveries.filter(({ id, heardOf }) => heardOf && stillAsked.has(id));
  return ok({ referral, edition, toTell });
}
