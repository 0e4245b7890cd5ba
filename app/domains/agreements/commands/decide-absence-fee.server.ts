import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { absenceDays } from "../absences/absence.rules";
import { may } from "../absences/absence-fee.policy";
import { absencesToDecide } from "../queries/absences-to-decide.server";
import { placementToChange, recordPlacementEvent } from "./lock-placement.server";
import type { AbsenceNamed } from "./record-absence.server";
import { absenceData, tellOfAbsence } from "./tell-of-absence.server";

export type DecideAbsenceFee = {
  reference: string;
  id: string;
  version: number;
  /** Of the fee, in whole percent. */
  percent: number;
  idempotency?: Idempotency<AbsenceNamed>;
};

/**
 * Whoever decides on the funding of a placement decides which part of the fee is paid while the child is away; until then
 * all of it is. Both sides are told. It can be decided again, which replaces it; what it was is in the record.
 */
export function decideAbsenceFee(
  actor: Actor,
  input: DecideAbsenceFee,
): Promise<Result<AbsenceNamed, Refusal>> {
  return write<AbsenceNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference: input.reference, action: "view" });
    if (!found.ok) return found;
    const placement = found.value;
    const row = isId(input.id)
      ? await tx.placementAbsence.findFirst({ where: { id: input.id, placementId: placement.id } })
      : null;
    if (!row) return err(missing());
    const decidesFor = await absencesToDecide(tx, actor, placement.id);
    const subject = {
      councilId: placement.councilId,
      withdrawn: row.withdrawnAt !== null,
      decides: decidesFor.has(row.id),
    };
    const allowed = may(actor, "decide", subject);
    if (allowed !== true) return err(refusalOf(allowed));
    const { count } = await tx.placementAbsence.updateMany({
      where: { id: row.id, version: input.version, withdrawnAt: null },
      data: {
        retainedBasisPoints: input.percent * 100,
        retainedById: actor.personId,
        retainedForId: decidesFor.get(row.id) ?? null,
        retainedAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "absence-fee-decided",
      data: {
        ...absenceData(placement, { id: row.id, kind: row.kind, ...absenceDays(row) }),
        percent: input.percent,
      },
    });
    await tellOfAbsence(tx, placement, { id: row.id, version: input.version + 1, change: "fee" });
    return ok({ id: row.id });
  });
}
