import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, dayOfColumn } from "~/platform/time";
import { type LockedPlacement, placementToChange } from "./lock-placement.server";

/** The review that is still to come, null where nobody has entered one. */
export type OpenReview = { id: string; version: number; on: string } | null;

/** The placement with its open review, seen at this version (0 for none), locked; else why not. */
export async function reviewToChange(
  tx: Tx,
  actor: Actor,
  { reference, version }: { reference: string; version: number },
): Promise<Result<{ placement: LockedPlacement; open: OpenReview }, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "record-review" });
  if (!found.ok) return found;
  const row = await tx.placementReview.findFirst({
    where: { placementId: found.value.id, decidedAt: null },
    select: { id: true, version: true, dueOn: true },
  });
  if ((row?.version ?? 0) !== version) return err(conflict());
  const open = row ? { id: row.id, version: row.version, on: dayOfColumn(row.dueOn) } : null;
  return ok({ placement: found.value, open });
}

/** Enters the next review of a placement that has none open. */
export async function addReview(tx: Tx, actor: Actor, placement: LockedPlacement, on: string): Promise<void> {
  await tx.placementReview.createMany({
    data: [
      {
        id: newId(),
        placementId: placement.id,
        councilId: placement.councilId,
        dueOn: columnOfDay(on),
        setById: actor.personId,
        setAt: now(),
      },
    ],
  });
}
