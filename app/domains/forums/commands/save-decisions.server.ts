import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import type { ClearedText } from "~/platform/cleared-text";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ownedScope } from "../forum.scope.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

/**
 * Puts down what was decided at a date, in order, in place of what was there. `conflict` where somebody else has saved
 * since the form was filled.
 *
 * @param input.expected the digest of the decisions that the form was filled from
 */
export function saveDecisions(
  actor: Actor,
  input: {
    reference: string;
    expected: string;
    decisions: readonly string[];
    idempotency?: Idempotency<null>;
  },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const decisions: ClearedText[] = [];
    for (const words of input.decisions) {
      const told = clearNotices({ decisions: words });
      if (!told.ok) return told;
      decisions.push(told.value.decisions);
    }
    const dateId = found.value.id;
    await tx.$executeRaw`select 1 from forum_dates where id = ${dateId}::uuid for no key update`;
    const saved = await tx.forumDecision.findMany({ where: { dateId }, orderBy: { position: "asc" } });
    if (contentDigest(saved.map(({ words }) => words)) !== input.expected) return err(conflict());
    await tx.forumDecision.deleteMany({ where: { dateId, ...ownedScope(actor) } });
    await tx.forumDecision.createMany({
      data: decisions.map((words, position) => ({
        id: newId(),
        dateId,
        ...ownedScope(actor),
        position,
        words,
      })),
    });
    await recordDateEvent(tx, actor, found.value, {
      kind: "forum-decisions-saved",
      data: { decisions: input.decisions.length },
    });
    return ok(null);
  });
}
