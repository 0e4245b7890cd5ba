import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { actionOf, may } from "../statutory.policy";
import type { StepCode } from "../steps.options";
import { lockStatutory, recordOfPlacement } from "./lock-statutory.server";
import { refuseNames } from "./refuse-names.server";

export type WithdrawStep = { reference: string; id: string; why: string; idempotency?: Idempotency<null> };

/** Withdraws a step, by whoever may give it: it was wrong, or is so no longer. It stays to be read, with the reason. */
export function withdrawStep(actor: Actor, input: WithdrawStep): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockStatutory(tx, actor, input.reference);
    const given =
      found && isId(input.id)
        ? await tx.statutoryStep.findFirst({ where: { id: input.id, placementId: found.id } })
        : null;
    if (!found || !given) return err(missing());
    const code = given.code as StepCode;
    const allowed = may(actor, actionOf(code), found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    const named = await refuseNames(tx, actor, found, { why: input.why });
    if (named) return named;
    const { count } = await tx.statutoryStep.updateMany({
      where: { id: given.id, withdrawnAt: null },
      data: { withdrawnById: actor.personId, withdrawnAt: now(), withdrawnWhy: input.why },
    });
    if (count === 0) return err(notNow("This step has been withdrawn already"));
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-step-withdrawn",
      data: { placement: found.reference, step: code },
    });
    return ok(null);
  });
}
