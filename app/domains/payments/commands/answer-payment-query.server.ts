import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { paymentQueryMachine } from "../payment-query.machine";
import type { QueryOutcome } from "../payment-query.options";
import type { QueryNamed } from "./lock-payment-query.server";
import { recordQuery, tellOtherSideOfQuery, writeMessage } from "./tell-of-payment-query.server";
import { wordsOnQuery } from "./words-on-query.server";

type AnswerPaymentQuery = {
  reference: string;
  id: string;
  version: number;
  outcome: QueryOutcome;
  words: string;
  idempotency?: Idempotency<QueryNamed>;
};

/** A finance officer closes a query with an answer in words and its outcome. There is no other way to close one. */
export function answerPaymentQuery(
  actor: Actor,
  input: AnswerPaymentQuery,
): Promise<Result<QueryNamed, Refusal>> {
  return write<QueryNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await wordsOnQuery(tx, actor, input, "answer");
    if (!found.ok) return found;
    const { placement, query, words } = found.value;
    const next = paymentQueryMachine.next(query.state, "answer");
    if (!next.ok) return err(notNow());
    const at = now();
    await writeMessage(tx, actor, placement, { queryId: query.id, kind: "answer", words, at });
    const { count } = await tx.paymentQuery.updateMany({
      where: { id: query.id, state: query.state, version: query.version },
      data: {
        state: next.value,
        outcome: input.outcome,
        closedById: actor.personId,
        closedAt: at,
        version: { increment: 1 },
        ...(query.firstAnsweredAt === null ? { firstAnsweredAt: at } : {}),
      },
    });
    if (count === 0) return err(conflict());
    const { outcome } = input;
    await recordQuery(tx, actor, placement, query, { kind: "payment-query-answered", more: { outcome } });
    await tellOtherSideOfQuery(tx, placement, { id: query.id, version: query.version + 1 }, "answered");
    return ok({ id: query.id });
  });
}
