import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import {
  holdReferralOf,
  type LockedPlacement,
  placementToChange,
} from "~/domains/agreements/commands/lock-placement.server";
import { conflict, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may, type PromiseAction } from "../promise.policy";

/** What was recorded of a placement and its promises, locked with the placement; the id is null until somebody has recorded it. */
export type LockedPromise = { placement: LockedPlacement; id: string | null; version: number };

type Asked = { reference: string; version: number; action: PromiseAction };

/** The same at this version; a colleague's change is a conflict, and a provider finds nothing. */
export async function lockPromise(
  tx: Tx,
  actor: Actor,
  asked: Asked,
): Promise<Result<LockedPromise, Refusal>> {
  await holdReferralOf(tx, actor, asked.reference);
  const found = await placementToChange(tx, actor, { reference: asked.reference, action: "view" });
  if (!found.ok) return found;
  const placement = found.value;
  const allowed = may(actor, asked.action, placement);
  if (allowed !== true) return err(refusalOf(allowed));
  const row = await tx.promiseCheck.findFirst({
    where: { placementId: placement.id },
    select: { id: true, version: true },
  });
  if ((row?.version ?? 0) !== asked.version) return err(conflict());
  return ok({ placement, id: row?.id ?? null, version: asked.version });
}
