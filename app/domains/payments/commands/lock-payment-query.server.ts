import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type LockedPlacement, placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may, type PaymentQueryAction } from "../payment-query.policy";
import { findQuery, type StoredQuery } from "../queries/stored-query.server";

export type QueryNamed = { id: string };
/** Which query, as it was seen. */
export type OfQuery = { reference: string; id: string; version: number };

/** The query that this actor may do this to, at the version that was seen; its placement is locked, and with that every query of it. */
export async function queryToMove(
  tx: Tx,
  actor: Actor,
  { reference, id, version }: OfQuery,
  action: Exclude<PaymentQueryAction, "raise">,
): Promise<Result<{ placement: LockedPlacement; query: StoredQuery }, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "view" });
  if (!found.ok) return found;
  const query = await findQuery(tx, found.value.id, id);
  if (!query) return err(missing());
  const allowed = may(actor, action, query);
  if (allowed !== true) return err(refusalOf(allowed));
  if (query.version !== version) return err(conflict());
  return ok({ placement: found.value, query });
}
