import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { ownWords } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, type Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";
import { lastNightProblem } from "../changes/change.rules";
import { canBeEnded, canBeExtended } from "../changes/change-line.rules";
import { writeChange } from "./ask-change.server";
import { type ChangeNamed, findChange } from "./lock-change.server";
import { placementToChange } from "./lock-placement.server";
import { clearForOtherSide } from "./tell-other-side.server";

export type MoveChangeEnd = {
  reference: string;
  id: string;
  version: number;
  what: "extend" | "end";
  /** The new last night. */
  to: string;
  reason: string;
  evidence: string;
  idempotency?: Idempotency<ChangeNamed>;
};

/**
 * Either side asks that an authorised change goes on until a later night, or ends on an earlier one that has not passed. It is
 * a change of its own, decided like any other.
 *
 * @returns the id of the new change
 */
export function moveChangeEnd(actor: Actor, input: MoveChangeEnd): Promise<Result<ChangeNamed, Refusal>> {
  return write<ChangeNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference: input.reference, action: "ask-change" });
    if (!found.ok) return found;
    const placement = found.value;
    const line = await findChange(tx, placement, input.id);
    if (!line) return err(missing());
    if (line.version !== input.version) return err(conflict());
    const { what, to } = input;
    const today = londonDate(now());
    if (!(what === "extend" ? canBeExtended(line) : canBeEnded(line, today))) return err(notNow());
    const wrong = lastNightProblem(what, to, line.lastNight, today);
    if (wrong) return err(invalid(wrong.message, wrong.field));
    // What is ended early had a first night; an end before it is a last night before the first.
    if (to < line.from) return err(invalid("The last night must not be before its first night", "to"));
    const told = await clearForOtherSide(tx, actor, placement, {
      reason: input.reason,
      evidence: input.evidence,
    });
    if (!told.ok) return told;
    return writeChange(tx, actor, placement, {
      ofId: line.id,
      what,
      kind: line.kind,
      weeklyPence: line.weeklyPence,
      from: what === "extend" && line.lastNight !== null ? addDays(line.lastNight, 1) : line.from,
      to,
      // The database writes what the one is called that it extends or ends.
      label: ownWords("As before"),
      ...told.value,
    });
  });
}
