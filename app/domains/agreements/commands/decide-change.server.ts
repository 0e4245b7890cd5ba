import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { changeMachine } from "../changes/change.machine";
import type { ChangeDecision } from "../changes/change.schema";
import { whyNotAuthorised } from "../changes/change-line.rules";
import { authorisedChanges } from "../queries/authorised-changes.server";
import { type ChangeNamed, changeToMove, type LockedChange } from "./lock-change.server";
import type { LockedPlacement } from "./lock-placement.server";
import { recordChange, remindOfEnd, tellOfChange } from "./tell-of-change.server";

export type DecideChange = {
  reference: string;
  id: string;
  version: number;
  decision: ChangeDecision;
  /** Authorised until this night; null is as it was asked for. */
  lastNight: string | null;
  /** The question, or why it is refused; both sides read it. */
  words: string;
  idempotency?: Idempotency<ChangeNamed>;
};

const KINDS = {
  authorise: "change-authorised",
  return: "change-returned",
  refuse: "change-refused",
} as const;

/**
 * Whoever decides on the funding of a placement authorises a change until a night, which may be earlier than was asked for,
 * returns it with a question, or refuses it with a reason. Only what is authorised is payable. Both sides are told of a
 * decision, the side that asked of a question, and both again before a temporary change ends.
 */
export function decideChange(actor: Actor, input: DecideChange): Promise<Result<ChangeNamed, Refusal>> {
  return write<ChangeNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await changeToMove(tx, actor, input, "decide");
    if (!found.ok) return found;
    const { placement, change, decidesFor } = found.value;
    const next = changeMachine.next(change.state, input.decision);
    if (!next.ok) return err(notNow());
    const until = change.what === "end" ? null : (input.lastNight ?? change.to);
    const blocked = input.decision === "authorise" ? await whyNot(tx, placement, change, until) : undefined;
    if (blocked) return err(blocked);
    const told = await clearForProviders(tx, actor, placement.referralId, { words: input.words });
    if (!told.ok) return told;
    const { words } = told.value;
    const { count } = await tx.placementChange.updateMany({
      where: { id: change.id, state: change.state, version: change.version },
      data: {
        state: next.value,
        decidedById: actor.personId,
        decidedForId: decidesFor,
        decidedAt: now(),
        version: { increment: 1 },
        ...(input.decision === "authorise" ? { lastNight: until === null ? null : columnOfDay(until) } : {}),
        ...(input.decision === "return"
          ? { question: words, answer: null, answeredById: null, answeredAt: null }
          : {}),
        ...(input.decision === "refuse" ? { outcome: words } : {}),
      },
    });
    if (count === 0) return err(conflict());
    const kind = KINDS[input.decision];
    const facts = input.decision === "authorise" && change.what !== "end" ? { ...change, to: until } : change;
    await recordChange(tx, actor, placement, facts, { kind, from: change.state, to: next.value });
    const seen = { id: change.id, version: change.version + 1 };
    if (next.value === "returned") await tellOfChange(tx, placement, seen, "returned", change.side);
    else {
      const what = next.value === "authorised" ? "authorised" : "refused";
      await tellOfChange(tx, placement, seen, what, "council", "provider");
    }
    if (next.value === "authorised") await remindOfEnd(tx, placement, ...reminderOf(change, until));
    return ok({ id: change.id });
  });
}

/** Which row ends, and on which night: an early end is that of the change that it ends. */
function reminderOf(change: LockedChange, until: string | null) {
  const version = change.version + 1;
  return change.what === "end"
    ? ([{ id: change.ofId ?? change.id, version }, change.to] as const)
    : ([{ id: change.id, version }, until] as const);
}

/** Why it cannot be authorised until this night; the database holds the same. */
async function whyNot(
  tx: Tx,
  placement: LockedPlacement,
  change: LockedChange,
  until: string | null,
): Promise<Refusal | undefined> {
  const lines = await authorisedChanges(tx, placement.id);
  const wrong = whyNotAuthorised(change, until, lines, londonDate(now()));
  if (wrong === undefined) return undefined;
  return wrong.field === undefined ? notNow(wrong.message) : invalid(wrong.message, wrong.field);
}
