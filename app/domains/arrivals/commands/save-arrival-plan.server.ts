import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type PlanLine, readValue } from "../arrival.schema";
import { NUMBERS_IN_NOTE } from "../plan-items.options";
import { type LockedPlan, lockPlan, nextVersion, type PlanNamed, recordPlanEvent } from "./lock-plan.server";

export type SaveArrivalPlan = PlanNamed & {
  /** Of one's own side's list, 0 while nothing is written on it. */
  version: number;
  items: PlanLine[];
  idempotency?: Idempotency<PlanNamed>;
};

const TICK_ALONE = "You can still tick items. Remove the notes, and tell the other side outside the portal";

type Item = LockedPlan["items"][number];
type Change = {
  item: Item;
  value: string;
  note: string;
  noteField: string;
  done: boolean;
  notNeeded: boolean;
};

/**
 * Ticks as many items of one's own side as the form says, or says that they are not needed, with what each says and a note,
 * which the other side reads and which a "not needed" must have. An item that is not open any more is a conflict; an answer
 * that a tick needs is asked for beside its field.
 */
export function saveArrivalPlan(actor: Actor, input: SaveArrivalPlan): Promise<Result<PlanNamed, Refusal>> {
  return write<PlanNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockPlan(tx, actor, input);
    if (!found.ok) return found;
    const plan = found.value;
    const changes = changesOf(plan, input.items);
    if (!changes.ok) return changes;
    if (changes.value.length === 0) return err(invalid("Tick what is done or not needed, or write a note"));
    const noted = changes.value.some(({ note }) => note !== "");
    const forgotten = noted && (await refuseForgotten(tx, [plan.placement.referralId], TICK_ALONE));
    if (forgotten) return forgotten;
    const cleared = await clearNotes(tx, actor, plan, changes.value);
    if (!cleared.ok) return cleared;
    const planId = await nextVersion(tx, actor, plan);
    if (!planId.ok) return planId;
    const at = now();
    const { councilId, providerId } = plan.placement;
    // A row begins open and empty, and what is done and said follows: a beginning says nothing of what came of it.
    await tx.arrivalItem.createMany({
      data: changes.value
        .filter(({ item }) => item.stored === null)
        .map(({ item }) => ({
          id: newId(),
          planId: planId.value,
          councilId,
          providerId,
          code: item.key,
          before: item.before,
          recordedById: actor.personId,
          recordedAt: at,
        })),
    });
    for (const { item, value, noteField, done, notNeeded } of changes.value) {
      const { count } = await tx.arrivalItem.updateMany({
        where: {
          planId: planId.value,
          doneAt: null,
          removedAt: null,
          ...(item.own ? { id: item.key } : { code: item.key }),
        },
        data: {
          value: value || null,
          note: cleared.value[noteField] || null,
          ...(done || notNeeded ? { doneAt: at, doneById: actor.personId, notNeeded } : {}),
        },
      });
      if (count === 0) return err(conflict());
    }
    const settled = changes.value.filter((change) => change.done || change.notNeeded);
    const notNeeded = settled.filter((change) => change.notNeeded).length;
    // Whoever unticks an item takes the name away from its row: here it stays, with the day.
    const items = settled.map(({ item }) => (item.own ? "own" : item.key)).join(" ");
    await recordPlanEvent(tx, actor, plan, {
      kind: "arrival-plan-saved",
      data: { done: settled.length - notNeeded, notNeeded, items },
    });
    return ok({ reference: plan.placement.reference, kind: plan.kind });
  });
}

/** What the form changes; a line that is as it was is none. */
function changesOf(plan: LockedPlan, lines: readonly PlanLine[]): Result<Change[], Refusal> {
  const changes: Change[] = [];
  for (const [index, line] of lines.entries()) {
    const item = plan.items.find(({ key }) => key === line.key);
    if (!item || item.doneAt !== null || changes.some((change) => change.item === item))
      return err(conflict());
    const value = readValue(item.takes, line.value, line.done, item.key);
    if (!value.ok) return err(invalid(value.message, `items[${index}].value`));
    if (line.done && line.notNeeded)
      return err(
        invalid("Tick either that it is done or that it is not needed", `items[${index}].notNeeded`),
      );
    if (line.notNeeded && line.note === "")
      return err(invalid("Say in the note why it is not needed", `items[${index}].note`));
    if (line.done || line.notNeeded || line.note !== item.note || value.value !== item.value)
      changes.push({
        item,
        value: value.value,
        note: line.note,
        noteField: `items[${index}].note`,
        done: line.done,
        notNeeded: line.notNeeded,
      });
  }
  return ok(changes);
}

/** The notes as the other side may read them. Beside the item about its numbers a home may write the right one. */
async function clearNotes(tx: Tx, actor: Actor, { placement }: LockedPlan, changes: readonly Change[]) {
  const textsOf = (some: readonly Change[]) =>
    Object.fromEntries(some.map(({ noteField, note }) => [noteField, note]));
  const numbers = changes.filter(({ item }) => actor.kind === "provider" && item.key === NUMBERS_IN_NOTE);
  const own = clearEntries(textsOf(numbers), ["PHONE"]);
  if (!own.ok) return own;
  const others = textsOf(changes.filter((change) => !numbers.includes(change)));
  const rest = await clearForOtherSide(tx, actor, placement, others);
  return rest.ok ? ok({ ...rest.value, ...own.value }) : rest;
}
