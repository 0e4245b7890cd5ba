import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { QueryNamed } from "./lock-payment-query.server";
import { recordQuery, tellOtherSideOfQuery, writeMessage } from "./tell-of-payment-query.server";
import { wordsOnQuery } from "./words-on-query.server";

export type ReplyToPaymentQuery = {
  reference: string;
  id: string;
  version: number;
  words: string;
  idempotency?: Idempotency<QueryNamed>;
};

/**
 * Either side writes in an open query. The council's first message is its first answer. It is a version of the query, so that
 * nobody closes it over a message that they have not seen.
 */
export function replyToPaymentQuery(
  actor: Actor,
  input: ReplyToPaymentQuery,
): Promise<Result<QueryNamed, Refusal>> {
  return write<QueryNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await wordsOnQuery(tx, actor, input, "reply");
    if (!found.ok) return found;
    const { placement, query, words } = found.value;
    const at = now();
    await writeMessage(tx, actor, placement, {
      queryId: query.id,
      kind: "message",
      words,
      at,
    });
    const first = placement.side === "council" && query.firstAnsweredAt === null;
    const { count } = await tx.paymentQuery.updateMany({
      where: { id: query.id, state: "open", version: query.version },
      data: { version: { increment: 1 }, ...(first ? { firstAnsweredAt: at } : {}) },
    });
    if (count === 0) return err(conflict());
    const { side } = placement;
    await recordQuery(tx, actor, placement, query, { kind: "payment-query-replied", more: { side } });
    await tellOtherSideOfQuery(tx, placement, { id: query.id, version: query.version + 1 }, "replied");
    return ok({ id: query.id });
  });
}
