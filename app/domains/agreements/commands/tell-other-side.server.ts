import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { SETTLE_REFERRAL, TELL_PLACEMENT, type TellPlacement } from "../placement/placement.jobs";
import type { LockedPlacement } from "./lock-placement.server";

/**
 * What one side writes for the other, by the gate of its own kind: a council's words are compared with the child. Refused
 * where the child is known to nobody any more: then neither side writes anything of it.
 */
export async function clearForOtherSide<const T extends Readonly<Record<string, string>>>(
  tx: Tx,
  actor: Actor,
  placement: Pick<LockedPlacement, "referralId">,
  texts: T,
) {
  const written = Object.values(texts).some((text) => text !== "");
  const forgotten = written ? await refuseForgotten(tx, [placement.referralId]) : undefined;
  if (forgotten) return forgotten;
  return actor.kind === "provider"
    ? clearEntries(texts)
    : clearForProviders(tx, actor, placement.referralId, texts);
}

/** Has the other side told by mail of the plan for where the child should live next, as this version of it. */
export function tellOfStepDown(tx: Tx, placement: LockedPlacement, version: number): Promise<void> {
  const { id: placementId, side, councilId, providerId } = placement;
  const organisationId = side === "council" ? providerId : councilId;
  return enqueueAll(tx, [
    newJob(TELL_PLACEMENT, { placementId, organisationId, what: "step-down", version }),
  ]);
}

/**
 * Has the other side told by mail, and the referral looked at, once the caller's transaction is committed. The referral
 * is moved by the worker: its lock comes before that of a placement, and a provider reads no referral.
 */
export function tellOtherSide(
  tx: Tx,
  placement: LockedPlacement,
  what: TellPlacement["what"],
  /** Of a council that confirms the start: its others who work on the case are told besides. */
  byId?: string,
): Promise<void> {
  const placementId = placement.id;
  const other = placement.side === "council" ? placement.providerId : placement.councilId;
  const start = what === "moved-in" && placement.side === "council" && byId !== undefined;
  return enqueueAll(tx, [
    newJob(TELL_PLACEMENT, {
      placementId,
      organisationId: other,
      what,
      version: placement.version + 1,
    }),
    ...(start
      ? [
          newJob(TELL_PLACEMENT, {
            ...{ placementId, organisationId: placement.councilId, what, byId },
            version: placement.version + 1,
          }),
        ]
      : []),
    newJob(SETTLE_REFERRAL, { placementId, organisationId: placement.councilId }),
  ]);
}
