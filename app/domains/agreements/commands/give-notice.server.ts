import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import type { EndReason } from "../placement/end-reasons.options";
import { placementMachine } from "../placement/placement.machine";
import { noticeProblem, startedOn } from "../placement/placement-dates.rules";
import { agreedNotice } from "../queries/agreed-notice.server";
import {
  type LockedPlacement,
  onRecord,
  placementToChange,
  recordPlacementEvent,
} from "./lock-placement.server";
import { clearForOtherSide, tellOtherSide } from "./tell-other-side.server";

export type GiveNotice = {
  reference: string;
  version: number;
  lastNight: string;
  reason: EndReason;
  /** Why it is shorter than usual, and what else the other side reads; each may be empty. */
  short: string;
  note: string;
  idempotency?: Idempotency<PlacementNamed>;
};
export type PlacementNamed = { reference: string };

/**
 * Either side gives notice until a last night, with a coded reason; shorter than its agreement in force says, or than is
 * usual without one, it says why. The other side is told at once.
 */
export function giveNotice(actor: Actor, input: GiveNotice): Promise<Result<PlacementNamed, Refusal>> {
  return write<PlacementNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { ...input, action: "give-notice" });
    if (!found.ok) return found;
    const placement = found.value;
    const today = londonDate(now());
    const wrong = noticeProblem(input, await agreedNotice(tx, actor, placement, today), today);
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const started = startedOn(placement);
    if (started !== null && input.lastNight < started)
      return err(invalid("The last night must not be before the child moved in", "lastNight"));
    const told = await clearForOtherSide(tx, actor, placement, { short: input.short, note: input.note });
    if (!told.ok) return told;
    const moved = await moveToNotice(tx, actor, placement, { ...input, ...told.value });
    if (!moved.ok) return moved;
    await tellOtherSide(tx, placement, "notice");
    return ok({ reference: placement.reference });
  });
}

type Notice = { lastNight: string; reason: EndReason; short: ClearedText; note: ClearedText };
/** Of an end without notice both moves are made at one moment, and the record says so. */
type AtOnce = { at: Date; withoutNotice: true };

/** The move itself with its event, for a caller that holds the lock and has cleared what is told. */
export async function moveToNotice(
  tx: Tx,
  actor: Actor,
  placement: LockedPlacement,
  { lastNight, reason, short, note }: Notice,
  once?: AtOnce,
): Promise<Result<LockedPlacement, Refusal>> {
  const next = placementMachine.next(placement.state, "give-notice");
  if (!next.ok) return err(notNow());
  const at = once?.at ?? now();
  const written = await tx.placement.updateMany({
    where: { id: placement.id, state: placement.state, version: placement.version },
    data: {
      state: next.value,
      stateSince: at,
      noticeSide: placement.side,
      noticeById: actor.personId,
      noticeAt: at,
      noticeReason: reason,
      noticeNote: note || null,
      noticeShort: short || null,
      noticeLastNight: columnOfDay(lastNight),
      updatedAt: at,
      version: { increment: 1 },
    },
  });
  if (written.count === 0) return err(conflict());
  await recordPlacementEvent(tx, actor, placement, {
    kind: "placement-notice-given",
    reason: onRecord(placement, note),
    from: placement.state,
    to: next.value,
    data: {
      placement: placement.reference,
      serviceId: placement.serviceId,
      side: placement.side,
      code: reason,
      date: lastNight,
      ...(once ? { withoutNotice: true } : {}),
    },
  });
  return ok({ ...placement, state: next.value, version: placement.version + 1 });
}
