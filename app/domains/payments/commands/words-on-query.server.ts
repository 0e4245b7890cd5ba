import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { ok } from "~/platform/result";
import type { PaymentQueryAction } from "../payment-query.policy";
import { type OfQuery, queryToMove } from "./lock-payment-query.server";

/**
 * The query that this actor may write in, with their words cleared for the other side; refused where nobody may write of the
 * child any more, and where the words name a child or lead to one.
 */
export async function wordsOnQuery(
  tx: Tx,
  actor: Actor,
  input: OfQuery & { words: string },
  action: Extract<PaymentQueryAction, "answer" | "dispute" | "reply">,
) {
  const found = await queryToMove(tx, actor, input, action);
  if (!found.ok) return found;
  const { placement, query } = found.value;
  const told = await clearForOtherSide(tx, actor, placement, { words: input.words });
  return told.ok ? ok({ placement, query, words: told.value.words }) : told;
}
