import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { referralToChange, transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { now } from "~/platform/clock.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { Told } from "./pause-search.server";
import { carrySearchState, lockDeliveries, recordForProviders } from "./search-state.server";
import { tellOutcomes } from "./tell-outcomes.server";

export type ResumeInput = { reference: string; version: number; idempotency?: Idempotency<Told> };

/** The search goes on: nobody has lost time, each clock moves on by as long as the search stood still. */
export function resumeSearch(actor: Actor, input: ResumeInput): Promise<Result<Told, Refusal>> {
  return write<Told, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "resume" });
    if (!found.ok) return found;
    const referral = found.value;
    const open = (await lockDeliveries(tx, referral)).filter(({ state }) => state !== "closed");
    const stood = Math.max(0, now().getTime() - referral.stateSince.getTime());
    const moved = await transitionReferral(tx, actor, referral, {
      event: "resume",
      kind: "search-resumed",
      stateReason: null,
      set: referral.answerBy ? { answerBy: new Date(referral.answerBy.getTime() + stood) } : {},
    });
    if (!moved.ok) return moved;
    await carrySearchState(tx, referral, "searching");
    await tx.$executeRaw`
      update deliveries set answer_by = answer_by + ${stood} * interval '1 millisecond'
       where referral_id = ${referral.id}::uuid and state <> 'closed'`;
    await recordForProviders(tx, actor, referral, open, { kind: "search-resumed" });
    const told = open.filter(({ heardOf }) => heardOf);
    const about = `resumed:${referral.version}`;
    await tellOutcomes(
      tx,
      told.map((delivery) => ({ delivery, template: "search-resumed", about })),
    );
    return ok({ told: told.length });
  });
}
