import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { lockFor } from "./write-statement.server";

export type ResolveComment = { number: number; comment: string; idempotency?: Idempotency<null> };

/** Marks a comment as dealt with. Of two who do it at once, the first counts and both are done. */
export function resolveComment(
  actor: Actor,
  { number, comment, idempotency }: ResolveComment,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "comment");
    if (!statement.ok) return statement;
    const where = { id: comment, statementId: statement.value.id };
    if ((await tx.statementComment.count({ where })) === 0) return err(missing());
    await tx.statementComment.updateMany({
      where: { ...where, resolvedAt: null },
      data: { resolvedById: actor.personId, resolvedAt: now() },
    });
    return ok(null);
  });
}
