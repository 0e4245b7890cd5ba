import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { TELL_FEEDBACK } from "../feedback.jobs";
import { brokenPoints, type SaidOfPromise, whyNothingToTell } from "../promise.rules";
import { NEWEST_MESSAGE_FIRST } from "../queries/read-promise.server";
import { lockPromise } from "./lock-promise.server";
import { recordFeedbackEvent } from "./record-feedback-event.server";

export type SendPromise = {
  reference: string;
  /** Of what was recorded, as it was read. */
  version: number;
  /** How many messages had been sent, as it was read. */
  told: number;
  /** What the provider reads beside the points that differ. */
  words: string;
  idempotency?: Idempotency<null>;
};

/**
 * Tells the provider which points are not as promised, in words of their own that pass the gate: the council's note stays its own.
 * Where none is any more, whoever was told of some is told that. Each is sent once and never changed; another is another message, for which one must have read those before it.
 */
export function sendPromise(actor: Actor, input: SendPromise): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockPromise(tx, actor, { ...input, action: "send" });
    if (!found.ok) return found;
    const { placement, id, version } = found.value;
    if (id === null) return err(notNow("Record first whether the placement is what was promised"));
    const rows = await tx.promisePoint.findMany({
      where: { checkId: id },
      select: { point: true, says: true },
    });
    const points = brokenPoints(rows as SaidOfPromise[]);
    const sent = await tx.promiseMessage.findMany({
      where: { placementId: placement.id },
      select: { points: true },
      orderBy: NEWEST_MESSAGE_FIRST,
    });
    if (sent.length !== input.told) return err(conflict());
    const whyNot = whyNothingToTell(points, sent[0]?.points);
    if (whyNot) return err(notNow(whyNot));
    const cleared = await clearForOtherSide(tx, actor, placement, { words: input.words });
    if (!cleared.ok) return cleared;
    const { councilId, providerId } = placement;
    const messageId = newId();
    await tx.promiseMessage.createMany({
      data: [
        {
          id: messageId,
          placementId: placement.id,
          councilId,
          providerId,
          points,
          words: cleared.value.words,
          toldById: actor.personId,
          toldAt: now(),
        },
      ],
    });
    await recordFeedbackEvent(tx, actor, placement, {
      kind: "promise-told",
      data: { placement: placement.reference, serviceId: placement.serviceId, points: points.join(" ") },
    });
    await enqueue(tx, TELL_FEEDBACK, {
      placementId: placement.id,
      organisationId: providerId,
      what: points.length > 0 ? "promise" : "promise-corrected",
      about: `${messageId}:${version}`,
    });
    return ok(null);
  });
}
