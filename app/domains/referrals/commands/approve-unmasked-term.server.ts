import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import type { Gate } from "~/domains/anonymisation/gate/gate.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { conflict, forbidden, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { FoundReferral } from "../queries/find-referral.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { gateToDecide } from "./gate-to-decide.server";

export type ApproveUnmaskedTerm = {
  reference: string;
  term: string;
  agree: boolean;
  idempotency?: Idempotency<null>;
};

/**
 * The second person's word on a known name or number that was left in: agreed, and it is published as it stands; not
 * agreed, and it is masked. Never the person who left it in (separation of duties is by person, and the database holds
 * it too). One of two who answer at once counts.
 */
export function approveUnmaskedTerm(
  actor: Actor,
  input: ApproveUnmaskedTerm,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const loaded = await gateToDecide(tx, actor, input.reference);
    return loaded.ok ? agreeOnItem(tx, actor, loaded.value, input) : loaded;
  });
}

/** The same for any gate of a referral, in the caller's transaction; the caller has asked who may decide there. */
export async function agreeOnItem(
  tx: Tx,
  actor: Actor,
  { referral, gate }: { referral: FoundReferral; gate: Gate },
  { term, agree }: Pick<ApproveUnmaskedTerm, "term" | "agree">,
): Promise<Result<null, Refusal>> {
  const item = gate.items.find((one) => one.term === term);
  if (item?.state !== "second-person") return err(notNow("Nothing here needs a second person now"));
  const where = { referralId: referral.id, councilId: referral.councilId, term };
  const decision = await tx.gateDecision.findFirst({ where, select: { decidedById: true } });
  if (decision?.decidedById === actor.personId)
    return err(forbidden("You left it in. A second person must agree"));
  const at = now();
  const { count } = await tx.gateDecision.updateMany({
    where: { ...where, action: "keep", agreedById: null, decidedById: { not: actor.personId } },
    data: agree
      ? { agreedById: actor.personId, agreedAt: at }
      : { action: "mask", reason: null, decidedById: actor.personId, decidedAt: at },
  });
  if (count === 0) return err(conflict());
  await recordEvent(tx, actor, REFERRAL_EVENTS, {
    kind: agree ? "gate-keep-agreed" : "gate-keep-refused",
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
  });
  return ok(null);
}
