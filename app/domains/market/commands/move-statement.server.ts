import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { STATEMENT_EVENTS } from "../statement/statement.events";
import { statementMachine } from "../statement/statement.machine";
import { lockFor, recordedFor } from "./write-statement.server";

export type MoveStatement = {
  number: number;
  event: "send-to-review" | "return";
  /** The version of the statement that was on the page. */
  expectedVersion: number;
  /** What needs to change, where it goes back. */
  reason?: string;
  idempotency?: Idempotency<null>;
};

/** Sends a draft to review, or takes it back to be written; a change made meanwhile is a conflict. */
export function moveStatement(
  actor: Actor,
  { number, event, expectedVersion, reason, idempotency }: MoveStatement,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const found = await lockFor(tx, actor, number, event);
    if (!found.ok) return found;
    const statement = found.value;
    const next = statementMachine.next(statement.state, event);
    if (!next.ok) return err(notNow());
    const { count } = await tx.statement.updateMany({
      where: { id: statement.id, state: statement.state, version: expectedVersion },
      data: { state: next.value, stateSince: now(), version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, STATEMENT_EVENTS, {
      kind: event === "return" ? "statement-returned" : "statement-sent-to-review",
      councilId: recordedFor(actor),
      subject: "statement",
      subjectId: statement.id,
      from: statement.state,
      to: next.value,
      reason: reason ?? null,
      data: { number },
    });
    return ok(null);
  });
}
