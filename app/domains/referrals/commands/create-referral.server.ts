import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { createIdentity } from "~/domains/vault/commands/save-identity.server";
import { invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { hasRoleFor } from "../case-parts.rules";
import { type CaseWorker, listCaseWorkers } from "../queries/list-case-workers.server";
import { may } from "../referral.policy";
import { type BegunReferral, beginReferral } from "./begin-referral.server";

export type CreateReferralInput = {
  /** Who looks for the placement. */
  brokerId: string;
  /** Who knows the child; may be told later. */
  socialWorkerId?: string;
  idempotency?: Idempotency<BegunReferral>;
};

/**
 * Begins a referral for one child: an empty draft with a reference, an empty identity in the vault, and the people
 * who work it. A replay of its form leads to the first one.
 */
export async function createReferral(
  actor: Actor,
  input: CreateReferralInput,
): Promise<Result<BegunReferral, Refusal>> {
  const allowed = may(actor, "create", { councilId: actor.organisationId, state: "draft" });
  if (allowed !== true) return err(refusalOf(allowed));
  return write(actor, input.idempotency, async (tx): Promise<Result<BegunReferral, Refusal>> => {
    const workers = new Map<string, CaseWorker>();
    for (const worker of await listCaseWorkers(tx, actor)) workers.set(worker.id, worker);
    if (!hasRoleFor("broker", workers.get(input.brokerId)))
      return err(invalid("Choose who looks for the placement", "brokerId"));
    const socialWorkerId = input.socialWorkerId || undefined;
    if (socialWorkerId && !hasRoleFor("social-worker", workers.get(socialWorkerId)))
      return err(invalid("Choose a social worker of your council", "socialWorkerId"));

    const identityId = await createIdentity(tx, actor, { complete: false, fields: {} });
    const begun = await beginReferral(tx, actor, {
      child: { identityId, age: null, gender: null },
      people: {
        brokerId: input.brokerId,
        others: socialWorkerId ? [{ personId: socialWorkerId, role: "social-worker" }] : [],
      },
      content: { draft: {}, unfinished: {} },
      savedPages: [],
    });
    return ok(begun);
  });
}
