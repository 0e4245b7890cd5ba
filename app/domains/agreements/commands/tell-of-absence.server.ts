import type { Tx } from "~/domains/access/transactions.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import type { AbsenceDays } from "../absences/absence.rules";
import { TELL_PLACEMENT, type TellPlacement } from "../placement/placement.jobs";
import type { LockedPlacement } from "./lock-placement.server";

/** What the record says of an absence. */
export function absenceData(placement: LockedPlacement, absence: { id: string; kind: string } & AbsenceDays) {
  return {
    placement: placement.reference,
    serviceId: placement.serviceId,
    side: placement.side,
    absence: absence.id,
    code: absence.kind,
    from: absence.awayFrom,
    ...(absence.backOn === null ? {} : { back: absence.backOn }),
  };
}

export type AbsenceChange = NonNullable<TellPlacement["absence"]>["change"];

/** Has the other side told by mail that something changed, and its own of a decision, once the transaction is committed. */
export function tellOfAbsence(
  tx: Tx,
  placement: LockedPlacement,
  { id, version, change }: { id: string; version: number; change: AbsenceChange },
) {
  const { councilId, providerId, side } = placement;
  const [own, other] = side === "council" ? [councilId, providerId] : [providerId, councilId];
  return enqueueAll(
    tx,
    (change === "fee" ? [other, own] : [other]).map((organisationId) =>
      newJob(TELL_PLACEMENT, {
        placementId: placement.id,
        organisationId,
        what: "absence",
        version,
        absence: { id, change },
      }),
    ),
  );
}
