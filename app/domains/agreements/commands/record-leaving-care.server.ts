import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import type { LeavingCareStep } from "../leaving-care/leaving-care.options";
import { monthsAhead, recordedDayProblem } from "../leaving-care/leaving-care.rules";
import { codesOfStep } from "../leaving-care/leaving-care.schema";
import { findLeavingCare, type LeavingCareChild } from "../queries/leaving-care.server";
import { type LockedPlacement, placementToChange, recordPlacementEvent } from "./lock-placement.server";

type OfChild = {
  reference: string;
  /** How many records there were for the young person: a colleague's in between is read first. */
  version: number;
  idempotency?: Idempotency<null>;
};
export type RecordLeavingCare = OfChild & {
  step: LeavingCareStep;
  onDay: string;
  /** What was agreed, where the step asks for it; else empty. */
  code: string;
  /** For the council's people; may be empty. */
  note: string;
};
export type AskLeavingCareLater = OfChild & { /** The first day of a month. */ month: string };

/** That a step of leaving care was done, and what was agreed: for the young person, also on the next placement. */
export function recordLeavingCare(actor: Actor, input: RecordLeavingCare): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await childToRecord(tx, actor, input);
    if (!found.ok) return found;
    const { placement, child } = found.value;
    const { step, onDay, code, note } = input;
    const wrong = recordedDayProblem(onDay, londonDate(now()));
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const codes = codesOfStep(step);
    if (codes.length > 0 && !codes.includes(code)) return err(invalid("Choose what was agreed", "code"));
    const named = await findNamesForColleagues(tx, actor, placement.referralId, { note }, { whoever: true });
    if (named) return named;
    const kept = codes.length > 0 ? code : null;
    const row = { what: step, code: kept, onDay: columnOfDay(onDay), note: note || null };
    if (!(await isAdded(tx, { ...rowOf(actor, placement, child), ...row }))) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "leaving-care-recorded",
      data: { placement: placement.reference, step, date: onDay, ...(kept === null ? {} : { code: kept }) },
    });
    return ok(null);
  });
}

/** Nobody is asked again before this month. It is a month and no day, and the record does not say which. */
export function askLeavingCareLater(
  actor: Actor,
  input: AskLeavingCareLater,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await childToRecord(tx, actor, input);
    if (!found.ok) return found;
    const { placement, child } = found.value;
    if (!monthsAhead(londonDate(now())).includes(input.month))
      return err(invalid("Choose a month from the list", "month"));
    const row = { what: "ask-later", askOn: columnOfDay(input.month) };
    if (!(await isAdded(tx, { ...rowOf(actor, placement, child), ...row }))) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "leaving-care-asked-later",
      data: { placement: placement.reference },
    });
    return ok(null);
  });
}

/** False where a colleague was first on another placement of the same child: those are counted by the child. */
async function isAdded(tx: Tx, row: Prisma.LeavingCareRecordCreateManyInput): Promise<boolean> {
  const { count } = await tx.leavingCareRecord.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

function rowOf(actor: Actor, placement: LockedPlacement, child: LeavingCareChild) {
  return {
    id: newId(),
    identityId: child.identityId,
    placementId: placement.id,
    councilId: placement.councilId,
    number: child.records.length + 1,
    recordedById: actor.personId,
    recordedAt: now(),
  };
}

async function childToRecord(
  tx: Tx,
  actor: Actor,
  { reference, version }: OfChild,
): Promise<Result<{ placement: LockedPlacement; child: LeavingCareChild }, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "record-leaving-care" });
  if (!found.ok) return found;
  const child = await findLeavingCare(tx, actor, reference);
  if (!child) return err(missing());
  if (child.knows !== true)
    return err(refusalOf(child.knows, { tried: "identity", referralId: child.referralId }));
  if (child.facts === null) return err(notNow("The age of the child is not known"));
  if (child.records.length !== version) return err(conflict());
  return ok({ placement: found.value, child });
}
