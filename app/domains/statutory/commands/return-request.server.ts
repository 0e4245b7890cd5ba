import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { actionOf, may } from "../statutory.policy";
import { lockRequest, recordOfPlacement } from "./lock-statutory.server";
import { refuseNames } from "./refuse-names.server";
import { tellApprovalOf } from "./tell-approval-of.server";

export type ReturnRequest = { reference: string; id: string; why: string; idempotency?: Idempotency<null> };

/** The officer whose approval is asked for sends the request back to whoever asked, with what is missing. */
export function returnRequest(actor: Actor, input: ReturnRequest): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const locked = await lockRequest(tx, actor, input);
    if (!locked) return err(missing());
    const { found, request, code } = locked;
    const allowed = may(actor, actionOf(code), found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    const named = await refuseNames(tx, actor, found, { why: input.why });
    if (named) return named;
    if (!found.law.steps.some((step) => step.code === code))
      return err(notNow("This approval is no longer needed. Close the request instead"));
    const { count } = await tx.statutoryRequest.updateMany({
      where: { id: request.id, endedAt: null },
      data: { endedHow: "returned", endedById: actor.personId, endedAt: now(), returnedWhy: input.why },
    });
    if (count === 0) return err(notNow("This request has already been answered"));
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-approval-returned",
      data: { placement: found.reference, step: code },
    });
    await tellApprovalOf(tx, request, { what: "returned" });
    return ok(null);
  });
}
