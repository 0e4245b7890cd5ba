import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import type { ChangeState } from "../changes/change.machine";
import { nightsProblem, signedPence } from "../changes/change.rules";
import type { ChangeKind } from "../changes/change-kinds.options";
import { startedOn } from "../placement/placement-dates.rules";
import type { ChangeNamed } from "./lock-change.server";
import { type LockedPlacement, placementToChange } from "./lock-placement.server";
import { type ChangeFacts, recordChange, tellOfChange } from "./tell-of-change.server";
import { clearForOtherSide } from "./tell-other-side.server";

export type AskChange = {
  reference: string;
  kind: ChangeKind;
  /** What it pays for, in a few words. */
  label: string;
  /** As it was typed: a step-down takes it off. */
  weeklyPence: number;
  from: string;
  /** The last night; null is until the placement ends. */
  to: string | null;
  reason: string;
  evidence: string;
  idempotency?: Idempotency<ChangeNamed>;
};

/**
 * Either side asks for a change to the fee of a running placement, from a night until a night. Nothing is payable by it. What
 * the provider asks for waits for whoever decides on funding; what the council asks for waits for the provider first.
 *
 * @returns the id of the change; refused where the nights are not possible, or a text holds what must not be told
 */
export function askChange(actor: Actor, input: AskChange): Promise<Result<ChangeNamed, Refusal>> {
  return write<ChangeNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference: input.reference, action: "ask-change" });
    if (!found.ok) return found;
    const placement = found.value;
    const started = startedOn(placement);
    if (started === null) return err(notNow());
    const wrong = nightsProblem(input, started, londonDate(now()));
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const { label, reason, evidence } = input;
    const told = await clearForOtherSide(tx, actor, placement, { label, reason, evidence });
    if (!told.ok) return told;
    return writeChange(tx, actor, placement, {
      ofId: null,
      what: "start",
      kind: input.kind,
      weeklyPence: signedPence(input.kind, input.weeklyPence),
      from: input.from,
      to: input.to,
      ...told.value,
    });
  });
}

type NewChange = Omit<ChangeFacts, "id"> & {
  ofId: string | null;
  label: ClearedText;
  reason: ClearedText;
  evidence: ClearedText;
};

/** The row with its event and mails, for a caller that holds the placement and has cleared what is told. */
export async function writeChange(
  tx: Tx,
  actor: Actor,
  placement: LockedPlacement,
  change: NewChange,
): Promise<Result<ChangeNamed, Refusal>> {
  const id = newId();
  const byCouncil = placement.side === "council";
  const state: ChangeState = byCouncil ? "proposed" : "asked";
  const { from, to, ...row } = change;
  await tx.placementChange.createMany({
    data: [
      {
        id,
        placementId: placement.id,
        councilId: placement.councilId,
        providerId: placement.providerId,
        ...row,
        fromOn: columnOfDay(from),
        toOn: to === null ? null : columnOfDay(to),
        side: placement.side,
        askedById: actor.personId,
        askedAt: now(),
        state,
      },
    ],
  });
  await recordChange(tx, actor, placement, { id, ...change }, { kind: "change-asked", to: state });
  if (byCouncil) await tellOfChange(tx, placement, { id, version: 1 }, "proposed", "provider");
  else await tellOfChange(tx, placement, { id, version: 1 }, "asked", "council");
  return ok({ id });
}
