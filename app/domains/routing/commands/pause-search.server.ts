import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { moveReferral, referralToChange } from "~/domains/referrals/commands/move-referral.server";
import { findNamesTold } from "~/domains/referrals/queries/find-names-told.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { ok, type Result } from "~/platform/result";
import { carrySearchState, lockDeliveries, recordForProviders } from "./search-state.server";
import { tellOutcomes } from "./tell-outcomes.server";

export type PauseInput = { reference: string; version: number; reason: string; once?: Once<Told> };
/** How many provider organisations are told. */
export type Told = { told: number };

/** The search stands still: every clock stops and says why, nobody answers, everybody asked is told. */
export function pauseSearch(actor: Actor, input: PauseInput): Promise<Result<Told, CommandError>> {
  return write<Told, CommandError>(actor, input.once, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "pause" });
    if (!found.ok) return found;
    const referral = found.value;
    const named = await findNamesTold(tx, actor, referral.id, { reason: input.reason });
    if (named) return named;
    const open = (await lockDeliveries(tx, referral)).filter(({ state }) => state !== "closed");
    const moved = await moveReferral(tx, actor, referral, {
      event: "pause",
      kind: "search-paused",
      reason: input.reason,
      stateReason: input.reason,
    });
    if (!moved.ok) return moved;
    await carrySearchState(tx, referral, "paused", input.reason);
    await recordForProviders(tx, actor, referral, open, { kind: "search-paused", reason: input.reason });
    const told = open.filter(({ heardOf }) => heardOf);
    const about = `paused:${referral.version}`;
    await tellOutcomes(
      tx,
      told.map((delivery) => ({ delivery, template: "search-paused", about })),
    );
    return ok({ told: told.length });
  });
}
