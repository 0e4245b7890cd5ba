import type { Actor } from "~/domains/access/actor";
import { BROKERS, SOCIAL_WORKERS } from "~/domains/access/roles";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { createIdentity } from "~/domains/vault/commands/save-identity.server";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";
import { invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type CaseWorker, canBe, listCaseWorkers } from "../queries/list-case-workers.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { may } from "../referral.policy";

export type CreateReferralInput = {
  /** Who looks for the placement. */
  brokerId: string;
  /** Who knows the child; may be told later. */
  socialWorkerId?: string;
  idempotency?: Idempotency<CreatedReferral>;
};

export type CreatedReferral = { id: string; reference: string };

/**
 * Begins a referral for one child: an empty draft with a reference, an empty identity in the vault, and the people
 * who work it. A replay of its form leads to the first one.
 */
export async function createReferral(
  actor: Actor,
  input: CreateReferralInput,
): Promise<Result<CreatedReferral, Refusal>> {
  const allowed = may(actor, "create", { councilId: actor.organisationId, state: "draft" });
  if (allowed !== true) return err(refusalOf(allowed));
  return write(actor, input.idempotency, async (tx): Promise<Result<CreatedReferral, Refusal>> => {
    const workers = new Map<string, CaseWorker>();
    for (const worker of await listCaseWorkers(tx, actor)) workers.set(worker.id, worker);
    if (!canBe(workers.get(input.brokerId), BROKERS))
      return err(invalid("Choose who looks for the placement", "brokerId"));
    const socialWorkerId = input.socialWorkerId || undefined;
    if (socialWorkerId && !canBe(workers.get(socialWorkerId), SOCIAL_WORKERS))
      return err(invalid("Choose a social worker of your council", "socialWorkerId"));

    const [id, reference, at] = [newId(), newReference("HW"), now()];
    const councilId = actor.organisationId;
    const identityId = await createIdentity(tx, actor, { complete: false, fields: {} });
    await tx.referral.create({
      data: {
        id,
        reference,
        councilId,
        state: "draft",
        content: {},
        savedPages: [],
        brokerId: input.brokerId,
        createdById: actor.personId,
        stateSince: at,
        createdAt: at,
        updatedAt: at,
      },
      select: { id: true },
    });
    await tx.referralChild.create({
      data: { id: newId(), referralId: id, councilId, identityId, position: 1, state: "draft" },
      select: { id: true },
    });
    const assigned = [{ personId: input.brokerId, role: "broker" }];
    if (socialWorkerId) assigned.push({ personId: socialWorkerId, role: "social-worker" });
    await tx.assignment.createMany({
      data: assigned.map((one) => ({ id: newId(), referralId: id, councilId, ...one, startedAt: at })),
    });
    await recordEvent(tx, actor, REFERRAL_EVENTS, {
      kind: "referral-begun",
      audience: "council",
      councilId,
      subject: "referral",
      subjectId: id,
      referralId: id,
      to: "draft",
    });
    return ok({ id, reference });
  });
}
