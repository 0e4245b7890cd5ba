import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { changeMachine } from "../changes/change.machine";
import { type ChangeNamed, changeToMove } from "./lock-change.server";
import { recordChange, tellOfChange } from "./tell-of-change.server";

export type WithdrawChange = {
  reference: string;
  id: string;
  version: number;
  idempotency?: Idempotency<ChangeNamed>;
};

/** The side that asked for a change withdraws it before it is decided; the other side is told. */
export function withdrawChange(actor: Actor, input: WithdrawChange): Promise<Result<ChangeNamed, Refusal>> {
  return write<ChangeNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await changeToMove(tx, actor, input, "withdraw");
    if (!found.ok) return found;
    const { placement, change } = found.value;
    const next = changeMachine.next(change.state, "withdraw");
    if (!next.ok) return err(notNow());
    const { count } = await tx.placementChange.updateMany({
      where: { id: change.id, state: change.state, version: change.version },
      data: {
        state: next.value,
        closedById: actor.personId,
        closedAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    const move = { kind: "change-withdrawn" as const, from: change.state, to: next.value };
    await recordChange(tx, actor, placement, change, move);
    const other = placement.side === "council" ? "provider" : "council";
    await tellOfChange(tx, placement, { id: change.id, version: change.version + 1 }, "withdrawn", other);
    return ok({ id: change.id });
  });
}
