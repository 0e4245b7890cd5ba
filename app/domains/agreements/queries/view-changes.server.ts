import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { formatPence } from "~/platform/forms/money";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { linesOn, weeklyPenceOn } from "../agreement/payable.rules";
import { type ChangeAction, may } from "../changes/change.policy";
import { type ChangeRow, readChanges } from "./list-changes.server";
import { payableOf } from "./payable-of.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";

/** What is paid for a night of today, in words; null where nothing is known yet. */
export type PaidToday = { total: string; lines: { words: string; amount: string }[] };

export type ChangesView = {
  placement: PlacementMove;
  changes: ChangeRow[];
  paid: PaidToday | null;
  asks: boolean;
};

/** Everything that was asked for and decided on the fee of a placement. 404 and 403 as for the placement. */
export function viewChanges(actor: Actor, reference: string): Promise<ChangesView> {
  return read(actor, (tx) => readChangesView(tx, actor, reference));
}

/** The same inside a transaction of the caller. */
export async function readChangesView(tx: Tx, actor: Actor, reference: string): Promise<ChangesView> {
  const { placement, move } = await readPlacementMove(tx, actor, reference, "view");
  return {
    placement: move,
    changes: await readChanges(tx, actor, reference),
    paid: await paidToday(tx, reference, placement.today),
    asks: placement.abilities["ask-change"],
  };
}

/** What a week costs today, line by line; null before the child moved in, after the last night, or without an agreement. */
export async function paidToday(tx: Tx, reference: string, today: string): Promise<PaidToday | null> {
  const { id } = await tx.placement.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  const lines = linesOn(await payableOf(tx, id, { from: today, to: today }), today).filter(
    ({ pace }) => pace === "nightly",
  );
  if (!lines.some(({ by }) => by.what === "agreement")) return null;
  const agreed = lines.filter(({ by }) => by.what === "agreement");
  const signed = agreed.every(({ by }) => by.what === "agreement" && by.signed);
  return {
    total: `${formatPence(weeklyPenceOn(lines, today))} a week`,
    lines: [
      {
        words: `Fee in the agreement${signed ? "" : ", not signed by both sides yet"}`,
        amount: formatPence(weeklyPenceOn(agreed, today)),
      },
      ...lines
        .filter(({ by }) => by.what === "change")
        .map(({ description, weeklyPence }) => ({ words: description, amount: formatPence(weeklyPence) })),
    ],
  };
}

export type ChangeMove = { move: PlacementMove; change: ChangeRow };

/** One change before this is done with it. 404 where there is none that the actor may see, 403 for who does not do it. */
export function viewChange(
  actor: Actor,
  reference: string,
  id: string,
  action: ChangeAction,
): Promise<ChangeMove> {
  return read(actor, async (tx) => {
    const { placement, move } = await readPlacementMove(tx, actor, reference, "view");
    const change = (await readChanges(tx, actor, reference)).find((one) => one.id === id);
    if (!change) return notFound();
    const { state, side } = change;
    const { councilId, providerId } = placement.subject;
    const subject = { councilId, providerId, state, side, decides: change.abilities.decide };
    const permission = may(actor, action, subject);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    return { move: { ...move, whyNot: permission === true ? null : permission.message }, change };
  });
}

/** An authorised change before its end is moved: why it cannot be, in words, where it cannot. */
export function viewChangeEnd(
  actor: Actor,
  reference: string,
  id: string,
  what: "extend" | "end",
): Promise<ChangeMove> {
  return read(actor, async (tx) => {
    const { move } = await readPlacementMove(tx, actor, reference, "ask-change");
    const change = (await readChanges(tx, actor, reference)).find((one) => one.id === id);
    if (!change) return notFound();
    const can = what === "extend" ? change.extendable : change.endable;
    const whyNot = can ? null : `This change cannot be ${what === "extend" ? "extended" : "ended early"} now`;
    return { move: { ...move, whyNot: move.whyNot ?? whyNot }, change };
  });
}
