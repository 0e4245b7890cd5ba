import type { Actor } from "~/domains/access/actor";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import type { Tx } from "~/platform/database/transaction.server";
import type { Permission } from "~/platform/permission";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { assignedTo, type FoundReferral } from "../queries/find-referral.server";
import { type LoadedGate, loadGate } from "../queries/load-gate.server";
import { may } from "../referral.policy";
import { lockReferral } from "./move-referral.server";

/** Whoever decides on findings reads names: they need the right to write and the right to know the child. */
export function mayDecideGate(actor: Actor, referral: FoundReferral): Permission {
  const allowed = may(actor, "decide-gate", referral);
  if (allowed !== true) return allowed;
  return mayKnow(actor, "read-names", { councilId: referral.councilId, assignedTo: assignedTo(referral) });
}

/** The locked referral with its gate as it stands, for a command of somebody who may decide. */
export async function gateToDecide(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<Result<LoadedGate & { referral: FoundReferral }, Refusal>> {
  const referral = await lockReferral(tx, actor, reference);
  if (!referral) return err(missing());
  const allowed = mayDecideGate(actor, referral);
  if (allowed !== true) return err(refusalOf(allowed));
  return ok({ ...(await loadGate(tx, actor, referral)), referral });
}
