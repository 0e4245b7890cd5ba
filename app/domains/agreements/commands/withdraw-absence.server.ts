import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { absenceToChange } from "./lock-absence.server";
import { recordPlacementEvent } from "./lock-placement.server";
import type { AbsenceNamed } from "./record-absence.server";
import { absenceData, tellOfAbsence } from "./tell-of-absence.server";

export type WithdrawAbsence = {
  reference: string;
  id: string;
  version: number;
  idempotency?: Idempotency<AbsenceNamed>;
};

/** The side that recorded an absence withdraws it: it was never so. It stays to be read, and its nights are free again. */
export function withdrawAbsence(
  actor: Actor,
  input: WithdrawAbsence,
): Promise<Result<AbsenceNamed, Refusal>> {
  return write<AbsenceNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await absenceToChange(tx, actor, input);
    if (!found.ok) return found;
    const { placement, absence } = found.value;
    const { count } = await tx.placementAbsence.updateMany({
      where: { id: absence.id, version: absence.version, withdrawnAt: null },
      data: { withdrawnById: actor.personId, withdrawnAt: now(), version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "absence-withdrawn",
      data: absenceData(placement, absence),
    });
    await tellOfAbsence(tx, placement, { id: absence.id, version: absence.version + 1, change: "withdrawn" });
    return ok({ id: absence.id });
  });
}
