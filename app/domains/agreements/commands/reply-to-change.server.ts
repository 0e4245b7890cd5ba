import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { changeMachine } from "../changes/change.machine";
import { type ChangeNamed, changeToMove } from "./lock-change.server";
import { recordChange, tellOfChange } from "./tell-of-change.server";
import { clearForOtherSide } from "./tell-other-side.server";

export type ReplyToChange = {
  reference: string;
  id: string;
  version: number;
  reply: "agree" | "decline";
  /** Why it is declined; the council reads it. */
  reason: string;
  idempotency?: Idempotency<ChangeNamed>;
};

/** The provider agrees to what the council asked for, so that it waits for a decision, or declines it with a reason. */
export function replyToChange(actor: Actor, input: ReplyToChange): Promise<Result<ChangeNamed, Refusal>> {
  return write<ChangeNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await changeToMove(tx, actor, input, "reply");
    if (!found.ok) return found;
    const { placement, change } = found.value;
    const next = changeMachine.next(change.state, input.reply);
    if (!next.ok) return err(notNow());
    const told = await clearForOtherSide(tx, actor, placement, { reason: input.reason });
    if (!told.ok) return told;
    const agrees = input.reply === "agree";
    const { count } = await tx.placementChange.updateMany({
      where: { id: change.id, state: change.state, version: change.version },
      data: {
        state: next.value,
        version: { increment: 1 },
        ...(agrees
          ? { agreedById: actor.personId, agreedAt: now() }
          : { closedById: actor.personId, closedAt: now(), outcome: told.value.reason }),
      },
    });
    if (count === 0) return err(conflict());
    const kind = agrees ? ("change-agreed" as const) : ("change-declined" as const);
    await recordChange(tx, actor, placement, change, { kind, from: change.state, to: next.value });
    const seen = { id: change.id, version: change.version + 1 };
    await tellOfChange(tx, placement, seen, agrees ? "agreed" : "declined", "council");
    return ok({ id: change.id });
  });
}
