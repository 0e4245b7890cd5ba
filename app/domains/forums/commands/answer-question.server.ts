import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ownedScope } from "../forum.scope.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

/**
 * Answers a question that came without a name, for everybody who sees the date. `conflict` where somebody else has
 * answered since the form was filled.
 *
 * @param input.expected the digest of the answer that the form was filled from
 */
export function answerForumQuestion(
  actor: Actor,
  input: {
    reference: string;
    questionId: string;
    expected: string;
    answer: string;
    idempotency?: Idempotency<null>;
  },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const told = clearNotices({ answer: input.answer });
    if (!told.ok) return told;
    const where = { id: input.questionId, dateId: found.value.id, ...ownedScope(actor) };
    const question = await tx.forumQuestion.findFirst({ where, select: { answer: true } });
    if (!question) return err(missing());
    if (contentDigest(question.answer) !== input.expected) return err(conflict());
    const { count } = await tx.forumQuestion.updateMany({
      where: { ...where, answer: question.answer },
      data: { ...told.value, answeredAt: now() },
    });
    if (count === 0) return err(conflict());
    await recordDateEvent(tx, actor, found.value, {
      kind: "forum-question-answered",
      data: { questionId: input.questionId },
    });
    return ok(null);
  });
}
