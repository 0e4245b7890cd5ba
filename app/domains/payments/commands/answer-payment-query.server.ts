import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import type { LockedPlacement } from "~/domains/agreements/commands/lock-placement.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { paymentQueryMachine } from "../payment-query.machine";
import type { QueryOutcome } from "../payment-query.options";
import type { StoredQuery } from "../queries/stored-query.server";
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

/** A finance officer closes a query with an answer in words and its outcome. Only where nobody may write is there another way. */
export function answerPaymentQuery(
  actor: Actor,
  input: AnswerPaymentQuery,
): Promise<Result<QueryNamed, Refusal>> {
  return write<QueryNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await wordsOnQuery(tx, actor, input, "answer");
    if (!found.ok) return found;
    return closeWithAnswer(tx, actor, { ...found.value, outcome: input.outcome, what: "answered" });
  });
}

/** The answer of a query that is locked, with its outcome, the record and the mail to the provider. */
export async function closeWithAnswer(
  tx: Tx,
  actor: Actor,
  {
    placement,
    query,
    words,
    outcome,
    what,
  }: {
    placement: LockedPlacement;
    query: StoredQuery;
    words: ClearedText;
    outcome: QueryOutcome;
    what: "answered" | "closed";
  },
): Promise<Result<QueryNamed, Refusal>> {
  const next = paymentQueryMachine.next(query.state, "answer");
  if (!next.ok) return err(notNow());
  const at = now();
  await writeMessage(tx, actor, placement, { queryId: query.id, kind: "answer", words, at });
  const { count } = await tx.paymentQuery.updateMany({
    where: { id: query.id, state: query.state, version: query.version },
    data: {
      state: next.value,
      outcome,
      closedById: actor.personId,
      closedAt: at,
      version: { increment: 1 },
      ...(query.firstAnsweredAt === null ? { firstAnsweredAt: at } : {}),
    },
  });
  if (count === 0) return err(conflict());
  await recordQuery(tx, actor, placement, query, { kind: "payment-query-answered", more: { outcome } });
  await tellOtherSideOfQuery(tx, placement, { id: query.id, version: query.version + 1 }, what);
  return ok({ id: query.id });
}
