import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type LockedPlacement, placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { conflict, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may, type VerdictAction } from "../verdict.policy";
import type { LivedFacts, VerdictDays } from "../verdict.rules";

/** A verdict with its placement, which is locked until the transaction ends. */
export type LockedVerdict = {
  placement: LockedPlacement;
  facts: LivedFacts;
  days: VerdictDays;
  /** Null until it is given. */
  id: string | null;
  /** 0 until then. */
  version: number;
  readAt: Date | null;
};

type Asked = { reference: string; days: VerdictDays; version: number; action: VerdictAction };

/** The verdict at this version: what the actor may not see is missing, a role is refused, a colleague's change a conflict. */
export async function lockVerdict(
  tx: Tx,
  actor: Actor,
  asked: Asked,
): Promise<Result<LockedVerdict, Refusal>> {
  const { reference, days, version, action } = asked;
  const found = await placementToChange(tx, actor, { reference, action: "view" });
  if (!found.ok) return found;
  const placement = found.value;
  const allowed = may(actor, action, placement);
  if (allowed !== true) return err(refusalOf(allowed));
  const row = await tx.referralVerdict.findFirst({
    where: { placementId: placement.id, days },
    select: { id: true, version: true, readAt: true },
  });
  if ((row?.version ?? 0) !== version) return err(conflict());
  const { state, lastNight } = placement;
  return ok({
    placement,
    facts: { state, started: startedOn(placement), lastNight },
    days,
    id: row?.id ?? null,
    version,
    readAt: row?.readAt ?? null,
  });
}
