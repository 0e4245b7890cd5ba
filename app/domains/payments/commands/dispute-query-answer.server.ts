import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { paymentQueryMachine } from "../payment-query.machine";
import type { QueryNamed } from "./lock-payment-query.server";
import { recordQuery, tellOtherSideOfQuery, writeMessage } from "./tell-of-payment-query.server";
import { wordsOnQuery } from "./words-on-query.server";

export type DisputeQueryAnswer = {
  reference: string;
  id: string;
  version: number;
  words: string;
  idempotency?: Idempotency<QueryNamed>;
};

/** The provider says why an answer is not right: the query is open again, and it counts how often it was. */
export function disputeQueryAnswer(
  actor: Actor,
  input: DisputeQueryAnswer,
): Promise<Result<QueryNamed, Refusal>> {
  return write<QueryNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await wordsOnQuery(tx, actor, input, "dispute");
    if (!found.ok) return found;
    const { placement, query, words } = found.value;
    const next = paymentQueryMachine.next(query.state, "dispute");
    if (!next.ok) return err(notNow());
    await writeMessage(tx, actor, placement, { queryId: query.id, kind: "dispute", words, at: now() });
    const { count } = await tx.paymentQuery.updateMany({
      where: { id: query.id, state: query.state, version: query.version },
      data: {
        state: next.value,
        outcome: null,
        closedById: null,
        closedAt: null,
        reopened: { increment: 1 },
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordQuery(tx, actor, placement, query, { kind: "payment-query-disputed" });
    await tellOtherSideOfQuery(tx, placement, { id: query.id, version: query.version + 1 }, "disputed");
    return ok({ id: query.id });
  });
}
