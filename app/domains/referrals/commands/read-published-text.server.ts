import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { gateWords } from "~/domains/anonymisation/gate/gate.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { REFERRAL_EVENTS } from "../referral.events";
import { gateToDecide } from "./gate-to-decide.server";

/** `digest` is of the text that stood on the page: a text that changed since has not been read. */
export type ReadPublishedText = { reference: string; digest: string; idempotency?: Idempotency<null> };

/**
 * Somebody has read what will be published and gone through the checklist of what machines miss. It opens the gate for
 * exactly this text; with anything undecided it is refused.
 */
export function readPublishedText(actor: Actor, input: ReadPublishedText): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const loaded = await gateToDecide(tx, actor, input.reference);
    if (!loaded.ok) return loaded;
    const { gate, digest, referral, small } = loaded.value;
    const closed = gateWords(gate, true, small?.shut ?? null);
    if (closed) return err(invalid(`${closed}. The checklist comes after that`));
    if (digest !== input.digest)
      return err(conflict("The text has changed since you read it. Check it again, then tick the list"));
    const said = { digest, readById: actor.personId, readAt: now() };
    await tx.gateReading.upsert({
      where: { referralId: referral.id },
      create: { referralId: referral.id, councilId: referral.councilId, ...said },
      update: said,
      select: { referralId: true },
    });
    await recordEvent(tx, actor, REFERRAL_EVENTS, {
      kind: "gate-read",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
    });
    return ok(null);
  });
}
