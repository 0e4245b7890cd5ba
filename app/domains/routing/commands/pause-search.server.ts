import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { referralToChange, transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { carrySearchState, lockDeliveries, recordForProviders } from "./search-state.server";
import { tellOutcomes } from "./tell-outcomes.server";

export type PauseInput = {
  reference: string;
  version: number;
  reason: string;
  idempotency?: Idempotency<Told>;
};
/** How many provider organisations are told. */
export type Told = { told: number };

/** The search stands still: every clock stops and says why, nobody answers, everybody asked is told. */
export function pauseSearch(actor: Actor, input: PauseInput): Promise<Result<Told, Refusal>> {
  return write<Told, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "pause" });
    if (!found.ok) return found;
    const referral = found.value;
    const cleared = await clearForProviders(tx, actor, referral.id, { reason: input.reason });
    if (!cleared.ok) return cleared;
    const { reason } = cleared.value;
    const open = (await lockDeliveries(tx, referral)).filter(({ state }) => state !== "closed");
    const moved = await transitionReferral(tx, actor, referral, {
      event: "pause",
      kind: "search-paused",
      reason,
      stateReason: reason,
    });
    if (!moved.ok) return moved;
    await carrySearchState(tx, referral, "paused", reason);
    await recordForProviders(tx, actor, referral, open, { kind: "search-paused", reason });
    const told = open.filter(({ heardOf }) => heardOf);
    const about = `paused:${referral.version}`;
    await tellOutcomes(
      tx,
      told.map((delivery) => ({ delivery, template: "search-paused", about })),
    );
    return ok({ told: told.length });
  });
}
