import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { placementMachine } from "../placement/placement.machine";
import { correctionProblem, moveInProblem } from "../placement/placement-dates.rules";
import type { Side } from "../placement/placement-words.rules";
import { onRecord, placementToChange, recordPlacementEvent } from "./lock-placement.server";
import { clearForOtherSide, tellOtherSide } from "./tell-other-side.server";

export type ConfirmMoveIn = {
  reference: string;
  version: number;
  movedIn: string;
  /** Of a late word why it is late, for the other side; may be empty. */
  why: string;
  idempotency?: Idempotency<MoveInSaid>;
};
/** Whether it corrected what the same side had said before. */
export type MoveInSaid = { reference: string; corrected: boolean };

/**
 * One side says on which day the child moved in: the first word starts the placement. Each side says it for itself and
 * may correct its own word while the child lives there; where the two differ, both read it until one of them does.
 */
export function confirmMoveIn(actor: Actor, input: ConfirmMoveIn): Promise<Result<MoveInSaid, Refusal>> {
  return write<MoveInSaid, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { ...input, action: "confirm-move-in" });
    if (!found.ok) return found;
    const placement = found.value;
    const { side } = placement;
    const before = side === "council" ? placement.councilMovedIn : placement.providerMovedIn;
    const said = {
      councilMovedIn: side === "council" ? input.movedIn : placement.councilMovedIn,
      providerMovedIn: side === "provider" ? input.movedIn : placement.providerMovedIn,
    };
    const wrong =
      moveInProblem(input, londonDate(now())) ?? correctionProblem(said, placement.noticeLastNight);
    if (wrong) return err(invalid(wrong.message, wrong.field));
    if (before === input.movedIn) return err(notNow("Your side has already confirmed this day"));
    const told = await clearForOtherSide(tx, actor, placement, { why: input.why });
    if (!told.ok) return told;
    const next =
      placement.state === "planned" ? placementMachine.next("planned", "start") : ok(placement.state);
    if (!next.ok) return err(notNow());
    const at = now();
    const written = await tx.placement.updateMany({
      where: { id: placement.id, state: placement.state, version: placement.version },
      data: {
        ...saidColumns(side, { movedIn: input.movedIn, why: told.value.why, by: actor.personId, at }),
        ...(next.value === placement.state ? {} : { state: next.value, stateSince: at }),
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (written.count === 0) return err(conflict());
    const data = {
      placement: placement.reference,
      serviceId: placement.serviceId,
      side,
      date: input.movedIn,
    };
    const reason = onRecord(placement, told.value.why);
    await recordPlacementEvent(tx, actor, placement, {
      ...(before === null
        ? { kind: "move-in-confirmed" as const, reason, data }
        : { kind: "move-in-corrected" as const, reason, data: { ...data, before } }),
      from: placement.state,
      to: next.value,
    });
    await tellOtherSide(tx, placement, "moved-in", actor.personId);
    return ok({ reference: placement.reference, corrected: before !== null });
  });
}

type Word = { movedIn: string; why: ClearedText; by: string; at: Date };

function saidColumns(side: Side, { movedIn, why, by, at }: Word) {
  const [day, reason] = [columnOfDay(movedIn), why || null];
  return side === "council"
    ? { councilMovedIn: day, councilSaidById: by, councilSaidAt: at, councilSaidWhy: reason }
    : { providerMovedIn: day, providerSaidById: by, providerSaidAt: at, providerSaidWhy: reason };
}
