import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { changeMachine } from "../changes/change.machine";
import { type ChangeNamed, changeToMove } from "./lock-change.server";
import { recordChange, tellOfChange } from "./tell-of-change.server";
import { clearForOtherSide } from "./tell-other-side.server";

export type AnswerChange = {
  reference: string;
  id: string;
  version: number;
  answer: string;
  idempotency?: Idempotency<ChangeNamed>;
};

/** The side that asked for a change answers the question on it, and it waits for a decision again. */
export function answerChange(actor: Actor, input: AnswerChange): Promise<Result<ChangeNamed, Refusal>> {
  return write<ChangeNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await changeToMove(tx, actor, input, "answer");
    if (!found.ok) return found;
    const { placement, change } = found.value;
    const next = changeMachine.next(change.state, "answer");
    if (!next.ok) return err(notNow());
    const told = await clearForOtherSide(tx, actor, placement, { answer: input.answer });
    if (!told.ok) return told;
    const { count } = await tx.placementChange.updateMany({
      where: { id: change.id, state: change.state, version: change.version },
      data: {
        state: next.value,
        answer: told.value.answer,
        answeredById: actor.personId,
        answeredAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    const move = { kind: "change-answered" as const, from: change.state, to: next.value };
    await recordChange(tx, actor, placement, change, move);
    await tellOfChange(tx, placement, { id: change.id, version: change.version + 1 }, "answered", "council");
    return ok({ id: change.id });
  });
}
