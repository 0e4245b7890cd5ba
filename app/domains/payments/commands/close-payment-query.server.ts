import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { isForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { CLOSED_WITHOUT_TEXT } from "~/domains/vault/destroyed-words.rules";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, type Result } from "~/platform/result";
import type { QueryOutcome } from "../payment-query.options";
import { closeWithAnswer } from "./answer-payment-query.server";
import { type QueryNamed, queryToMove } from "./lock-payment-query.server";

type ClosePaymentQuery = {
  reference: string;
  id: string;
  version: number;
  outcome: QueryOutcome;
  idempotency?: Idempotency<QueryNamed>;
};

/**
 * A finance officer closes a query about a child of whom nobody may write any more, by its outcome alone: a sentence of ours
 * stands where the answer would. Refused (`not-now`) while an answer can be written.
 */
export function closePaymentQuery(
  actor: Actor,
  input: ClosePaymentQuery,
): Promise<Result<QueryNamed, Refusal>> {
  return write<QueryNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await queryToMove(tx, actor, input, "answer");
    if (!found.ok) return found;
    if (!(await isForgotten(tx, [found.value.placement.referralId], true)))
      return err(notNow("The child’s record is kept: write an answer"));
    const told = clearEntries({ words: CLOSED_WITHOUT_TEXT });
    if (!told.ok) return told;
    const { outcome } = input;
    return closeWithAnswer(tx, actor, { ...found.value, outcome, words: told.value.words, what: "closed" });
  });
}
