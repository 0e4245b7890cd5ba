import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { asIntentionState, type IntentionEvent, intentionMachine } from "../intentions/intention.machine";
import { STATEMENT_EVENTS } from "../statement/statement.events";
import { lockFor } from "./write-statement.server";

export type MoveIntention = {
  /** The published version that the intention is in. */
  number: number;
  /** The key of its block. */
  key: string;
  event: IntentionEvent;
  /** For everybody to read; without one nothing is dropped. */
  reason: string;
  /** How many moves the page knew of. */
  expectedVersion: number;
  idempotency?: Idempotency<null>;
};

/** Says how far the council is with an intention of the version that is published now. The version itself stays as it is. */
export function moveIntention(
  actor: Actor,
  { number, key, event, reason, expectedVersion, idempotency }: MoveIntention,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "move-intention");
    if (!statement.ok) return statement;
    const { id: statementId, councilId } = statement.value;
    const where = { statementId, originId: key, kind: "intention", removedAt: null };
    if ((await tx.statementBlock.count({ where })) === 0) return err(missing());
    const [last] = await tx.intentionMove.findMany({
      where: { blockId: key, councilId },
      orderBy: { number: "desc" },
      take: 1,
      select: { number: true, movedTo: true },
    });
    if ((last?.number ?? 0) !== expectedVersion) return err(conflict());
    const from = asIntentionState(last?.movedTo ?? "planned");
    const next = intentionMachine.next(from, event);
    if (!next.ok) return err(notNow());
    if (next.value === "dropped" && reason === "") return err(invalid("Enter why it is dropped", "reason"));
    const told = clearNotices({ reason: reason || null });
    if (!told.ok) return told;
    await tx.intentionMove.createMany({
      data: [
        {
          id: newId(),
          councilId,
          blockId: key,
          number: expectedVersion + 1,
          movedTo: next.value,
          reason: told.value.reason,
          movedById: actor.personId,
          movedAt: now(),
        },
      ],
    });
    await recordEvent(tx, actor, STATEMENT_EVENTS, {
      kind: "intention-moved",
      councilId,
      subject: "statement",
      subjectId: statementId,
      from,
      to: next.value,
      reason: reason || null,
      data: { number, state: next.value },
    });
    return ok(null);
  });
}
