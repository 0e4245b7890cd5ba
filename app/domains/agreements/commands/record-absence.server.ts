import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import type { Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { type AbsenceFacts, whyNotAway } from "./lock-absence.server";
import { placementToChange, recordPlacementEvent } from "./lock-placement.server";
import { absenceData, tellOfAbsence } from "./tell-of-absence.server";

export type RecordAbsence = AbsenceFacts & { reference: string; idempotency?: Idempotency<AbsenceNamed> };
export type AbsenceNamed = { id: string };

/** Either side records that the child sleeps elsewhere: where, from which night, and until when once the child is back. */
export function recordAbsence(actor: Actor, input: RecordAbsence): Promise<Result<AbsenceNamed, Refusal>> {
  return write<AbsenceNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, {
      reference: input.reference,
      action: "record-absence",
    });
    if (!found.ok) return found;
    const placement = found.value;
    const { kind, awayFrom, backOn } = input;
    const wrong = await whyNotAway(tx, placement, input);
    if (wrong) return err(wrong);
    const id = newId();
    await tx.placementAbsence.createMany({
      data: [
        {
          id,
          placementId: placement.id,
          councilId: placement.councilId,
          providerId: placement.providerId,
          kind,
          awayFrom: columnOfDay(awayFrom),
          backOn: backOn === null ? null : columnOfDay(backOn),
          side: placement.side,
          recordedById: actor.personId,
          recordedAt: now(),
        },
      ],
    });
    await recordPlacementEvent(tx, actor, placement, {
      kind: "absence-recorded",
      data: absenceData(placement, { id, kind, awayFrom, backOn }),
    });
    await tellOfAbsence(tx, placement, { id, version: 1, change: "recorded" });
    return ok({ id });
  });
}
