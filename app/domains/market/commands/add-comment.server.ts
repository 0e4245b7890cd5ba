import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { StatementSection } from "../statement/sections.options";
import { STATEMENT_EVENTS } from "../statement/statement.events";
import { lockFor, recordedFor } from "./write-statement.server";

export type AddComment = {
  number: number;
  section: StatementSection;
  body: string;
  idempotency?: Idempotency<null>;
};

/** Keeps what a colleague says of a section, for those who write; it is never published. */
export function addComment(
  actor: Actor,
  { number, section, body, idempotency }: AddComment,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "comment");
    if (!statement.ok) return statement;
    const { id: statementId, councilId } = statement.value;
    await tx.statementComment.createMany({
      data: [
        { id: newId(), statementId, councilId, section, body, writtenById: actor.personId, writtenAt: now() },
      ],
    });
    await recordEvent(tx, actor, STATEMENT_EVENTS, {
      kind: "statement-commented",
      councilId: recordedFor(actor),
      subject: "statement",
      subjectId: statementId,
      data: { number, section },
    });
    return ok(null);
  });
}
