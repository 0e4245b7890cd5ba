import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { FoundStatutory } from "../queries/load-statutory.server";
import { actionOf, may } from "../statutory.policy";
import { STEPS, type StepCode } from "../steps.options";
import { lockRequest, recordOfPlacement } from "./lock-statutory.server";

export type CloseRequest = { reference: string; id: string; idempotency?: Idempotency<null> };

/** Closes a request for an approval that is not needed any more: whoever works the case, or the officer who was asked. */
export function closeRequest(actor: Actor, input: CloseRequest): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const locked = await lockRequest(tx, actor, input);
    if (!locked) return err(missing());
    const { found, code } = locked;
    const allowed = may(actor, "record", found.subject);
    if (allowed !== true && may(actor, actionOf(code), found.subject) !== true)
      return err(refusalOf(allowed));
    if (found.law.steps.some((step) => step.code === code))
      return err(notNow("This approval is still needed, so the request stays open"));
    const closed = await closeRequests(tx, actor, found, [code]);
    return closed === 0 ? err(notNow("This request has already been answered")) : ok(null);
  });
}

/** Closes what is asked for of these approvals, open or returned; how many. */
async function closeRequests(
  tx: Tx,
  actor: Actor,
  found: FoundStatutory,
  codes: readonly StepCode[],
): Promise<number> {
  let closed = 0;
  for (const code of codes) {
    const { count } = await tx.statutoryRequest.updateMany({
      where: { placementId: found.id, code, OR: [{ endedAt: null }, { endedHow: "returned" }] },
      data: { endedHow: "closed", endedById: actor.personId, endedAt: now() },
    });
    closed += count;
    if (count === 0) continue;
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-approval-closed",
      data: { placement: found.reference, step: code },
    });
  }
  return closed;
}

/** Closes every request that the placement, as it is now, does not need. */
export function closeNeedless(tx: Tx, actor: Actor, found: FoundStatutory): Promise<number> {
  const needed = new Set(found.law.steps.map(({ code }) => code));
  const codes = (Object.keys(STEPS) as StepCode[]).filter(
    (code) => STEPS[code].group === "approval" && !needed.has(code),
  );
  return closeRequests(tx, actor, found, codes);
}
