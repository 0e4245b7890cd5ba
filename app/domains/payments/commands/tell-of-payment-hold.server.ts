import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedPlacement } from "~/domains/agreements/commands/lock-placement.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { PAYMENT_HOLD_EVENTS } from "../payment-hold.events";
import { TELL_PAYMENT_HOLD } from "../payment-hold.jobs";
import type { StoredHold } from "../queries/stored-holds.server";

type HoldFacts = Pick<StoredHold, "id" | "reason" | "pence" | "from" | "to">;
type Happened = { kind: "payment-held" } | { kind: "payment-released"; outcome: string };

/** What happened to a hold, on the record of both sides and by mail to the provider. */
export async function tellOfHold(
  tx: Tx,
  actor: Actor,
  placement: LockedPlacement,
  { id: holdId, reason: code, pence, from, to }: HoldFacts,
  happened: Happened,
): Promise<void> {
  const data = {
    ...{ placement: placement.reference, serviceId: placement.serviceId },
    ...{ code, pence, from, to },
  };
  const about = {
    ...{ councilId: placement.councilId, providerId: placement.providerId },
    ...{ subject: "placement" as const, subjectId: placement.id, referralId: placement.referralId },
  };
  if (happened.kind === "payment-held")
    await recordEvent(tx, actor, PAYMENT_HOLD_EVENTS, { ...about, kind: "payment-held", data });
  else
    await recordEvent(tx, actor, PAYMENT_HOLD_EVENTS, {
      ...about,
      kind: "payment-released",
      data: { ...data, outcome: happened.outcome },
    });
  const { id: placementId, providerId: organisationId } = placement;
  const what = happened.kind === "payment-held" ? ("held" as const) : ("released" as const);
  await enqueueAll(tx, [newJob(TELL_PAYMENT_HOLD, { placementId, organisationId, holdId, what })]);
}
