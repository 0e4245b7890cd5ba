import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { type AbsenceFacts, absenceToChange, whyNotAway } from "./lock-absence.server";
import { recordPlacementEvent } from "./lock-placement.server";
import type { AbsenceNamed } from "./record-absence.server";
import { absenceData, tellOfAbsence } from "./tell-of-absence.server";

export type CorrectAbsence = AbsenceFacts & {
  reference: string;
  id: string;
  version: number;
  idempotency?: Idempotency<AbsenceNamed>;
};

/**
 * The side that recorded an absence corrects it, or says when the child came back: its next version. What it said before
 * is in the record. A decision on the fee goes, by the database, where it was of something else.
 */
export function correctAbsence(actor: Actor, input: CorrectAbsence): Promise<Result<AbsenceNamed, Refusal>> {
  return write<AbsenceNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await absenceToChange(tx, actor, input);
    if (!found.ok) return found;
    const { placement, absence } = found.value;
    const { kind, awayFrom, backOn } = input;
    if (kind === absence.kind && awayFrom === absence.awayFrom && backOn === absence.backOn)
      return err(notNow("Nothing has changed"));
    const wrong = await whyNotAway(tx, placement, input, absence.id);
    if (wrong) return err(wrong);
    const { count } = await tx.placementAbsence.updateMany({
      where: { id: absence.id, version: absence.version, withdrawnAt: null },
      data: {
        kind,
        awayFrom: columnOfDay(awayFrom),
        backOn: backOn === null ? null : columnOfDay(backOn),
        correctedById: actor.personId,
        correctedAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "absence-corrected",
      data: {
        ...absenceData(placement, { id: absence.id, kind, awayFrom, backOn }),
        beforeCode: absence.kind,
        beforeFrom: absence.awayFrom,
        ...(absence.backOn === null ? {} : { beforeBack: absence.backOn }),
      },
    });
    await tellOfAbsence(tx, placement, { id: absence.id, version: absence.version + 1, change: "corrected" });
    return ok({ id: absence.id });
  });
}
