import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type AnswerEvent, type AnswerState, answerMachine } from "../answer.machine";
import { type DeliveryEvent, movesToAnswer } from "../delivery.machine";
import { may } from "../delivery.policy";
import { type FoundDelivery, lockDelivery } from "./find-delivery.server";
import { moveDelivery, recordDeliveryEvent } from "./move-delivery.server";

export type AnswerColumns = {
  declineReason?: string | null;
  declineSection?: string | null;
  note?: ClearedText | null;
  indicativeWeeklyPence?: number | null;
  ringNumber?: string | null;
};

export type Answering = {
  reference: string;
  serviceId: string;
  /** The version of the answer that the person saw; 0 when the form carries none. */
  version?: number;
  event: AnswerEvent;
  set?: AnswerColumns;
  reason?: ClearedText | null;
  data?: { weeklyPence?: number | null; declineReason?: string; declineSection?: string };
};

export type Answered = { delivery: FoundDelivery; answerId: string; from: AnswerState; to: AnswerState };

/**
 * One service answers, in the caller's transaction: also for the offers, which answer with `offer`. Anyone who
 * may answer does, whoever has it; answering picks up what nobody has. When each service has answered the
 * delivery is answered; a change of mind leads it back.
 */
export async function answerService(
  tx: Tx,
  actor: Actor,
  answering: Answering,
): Promise<Result<Answered, Refusal>> {
  const delivery = await lockDelivery(tx, actor, answering.reference);
  const service = delivery?.services.find((one) => one.serviceId === answering.serviceId);
  if (!delivery || !service) return err(missing());
  const permission = may(actor, "answer", delivery);
  if (permission !== true) return err(refusalOf(permission));
  const from = service.answer as AnswerState;
  const next = answerMachine.next(from, answering.event);
  if (!next.ok) return err(notNow());
  if (answering.version !== undefined && answering.version !== service.version) return err(conflict());
  const at = now();
  const back = answering.event === "take-back";
  const written = await tx.deliveryService.updateMany({
    where: { id: service.id, answer: from, version: service.version },
    data: {
      answer: next.value,
      declineReason: null,
      declineSection: null,
      note: null,
      indicativeWeeklyPence: null,
      ringNumber: null,
      ...answering.set,
      answeredById: back ? null : actor.personId,
      answeredAt: back ? null : at,
      version: { increment: 1 },
    },
  });
  if (written.count === 0) return err(conflict());

  const others = delivery.services.filter((one) => one.id !== service.id);
  const complete = next.value !== "none" && others.every((one) => one.answer !== "none");
  const moved = await moveDeliveryWithAnswer(tx, actor, delivery, complete, at);
  if (!moved.ok) return moved;
  await recordDeliveryEvent(tx, actor, delivery, {
    kind: `service-${EVENT_WORDS[answering.event]}`,
    from,
    to: next.value,
    reason: answering.reason ?? null,
    data: { serviceId: service.serviceId, ...answering.data },
  });
  return ok({ delivery, answerId: service.id, from, to: next.value });
}

const EVENT_WORDS = {
  "show-interest": "interested",
  decline: "declined",
  offer: "offered",
  "take-back": "took-back",
} as const satisfies Record<AnswerEvent, string>;

async function moveDeliveryWithAnswer(
  tx: Tx,
  actor: Actor,
  delivery: FoundDelivery,
  complete: boolean,
  at: Date,
): Promise<Result<unknown, Refusal>> {
  const whole = movesToAnswer(delivery.state);
  if (!whole) return err(notNow());
  // Not complete: it stays with whoever has it, and is picked up when nobody has.
  const moves = (complete ? whole : whole.filter((move) => move !== "answer")) satisfies DeliveryEvent[];
  if (moves.length === 0 || (complete && delivery.state === "answered")) return ok(undefined);
  const picksUp = delivery.pickedUpById === null;
  return moveDelivery(tx, actor, delivery, {
    moves,
    set: {
      ...(picksUp ? { pickedUpById: actor.personId, pickedUpAt: at } : {}),
      ...(moves.includes("open") ? { openedAt: at } : {}),
    },
    event: { kind: complete ? "delivery-answered" : "delivery-picked-up" },
  });
}
