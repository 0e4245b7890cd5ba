import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { financeOfficers } from "../queries/finance-officers.server";
import { type QueryNamed, queryToMove } from "./lock-payment-query.server";
import { recordQuery, tellOwnerOfQuery } from "./tell-of-payment-query.server";

export type AssignPaymentQuery = {
  reference: string;
  id: string;
  version: number;
  owner: string;
  idempotency?: Idempotency<QueryNamed>;
};

/** A finance officer takes a query, or passes it on to a colleague who is one and is told by mail. */
export function assignPaymentQuery(
  actor: Actor,
  input: AssignPaymentQuery,
): Promise<Result<QueryNamed, Refusal>> {
  return write<QueryNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await queryToMove(tx, actor, input, "assign");
    if (!found.ok) return found;
    const { placement, query } = found.value;
    if (query.ownerId === input.owner) return ok({ id: query.id });
    const colleagues = await financeOfficers(tx, actor.organisationId);
    if (!colleagues.some(({ personId }) => personId === input.owner))
      return err(invalid("Choose a finance officer of your council", "owner"));
    const { count } = await tx.paymentQuery.updateMany({
      where: { id: query.id, state: query.state, version: query.version },
      data: { ownerId: input.owner, version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    await recordQuery(tx, actor, placement, query, { kind: "payment-query-owned" });
    if (input.owner !== actor.personId)
      await tellOwnerOfQuery(tx, placement, {
        id: query.id,
        ownerId: input.owner,
        version: query.version + 1,
      });
    return ok({ id: query.id });
  });
}
