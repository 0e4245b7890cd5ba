import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { ownWords } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import type { EndReason } from "../placement/end-reasons.options";
import { placementMachine } from "../placement/placement.machine";
import { endProblem, startedOn } from "../placement/placement-dates.rules";
import { moveToNotice, type PlacementNamed } from "./give-notice.server";
import { onRecord, placementToChange, recordPlacementEvent } from "./lock-placement.server";
import { clearForOtherSide, tellOtherSide } from "./tell-other-side.server";

export type EndPlacement = {
  reference: string;
  version: number;
  lastNight: string;
  reason: EndReason;
  /** What the other side reads; may be empty. */
  note: string;
  idempotency?: Idempotency<PlacementNamed>;
};

/**
 * Records that the child has left: the last night, with a coded reason. Without notice before it both moves are made at
 * once. The acceptance ends with it, so that another place can be found for the child, and nobody there goes on knowing
 * who the child is; whether the home has a vacancy is for its manager to say.
 */
export function endPlacement(actor: Actor, input: EndPlacement): Promise<Result<PlacementNamed, Refusal>> {
  return write<PlacementNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { ...input, action: "end" });
    if (!found.ok) return found;
    const wrong = endProblem(input.lastNight, startedOn(found.value), londonDate(now()));
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const told = await clearForOtherSide(tx, actor, found.value, { note: input.note });
    if (!told.ok) return told;
    const { note } = told.value;
    const at = now();
    const withoutNotice = found.value.state === "started";
    const said = { ...input, note: ownWords(""), short: ownWords("") };
    const noticed = withoutNotice
      ? await moveToNotice(tx, actor, found.value, said, { at, withoutNotice })
      : ok(found.value);
    if (!noticed.ok) return noticed;
    const placement = noticed.value;
    const next = placementMachine.next(placement.state, "end");
    if (!next.ok) return err(notNow());
    const written = await tx.placement.updateMany({
      where: { id: placement.id, state: placement.state, version: placement.version },
      data: {
        state: next.value,
        stateSince: at,
        endedSide: placement.side,
        endedById: actor.personId,
        endedAt: at,
        endReason: input.reason,
        endNote: note || null,
        lastNight: columnOfDay(input.lastNight),
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (written.count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "placement-ended",
      reason: onRecord(placement, note),
      from: placement.state,
      to: next.value,
      data: {
        placement: placement.reference,
        serviceId: placement.serviceId,
        side: placement.side,
        code: input.reason,
        date: input.lastNight,
        ...(withoutNotice ? { withoutNotice } : {}),
      },
    });
    await tellOtherSide(tx, placement, "ended");
    return ok({ reference: placement.reference });
  });
}
