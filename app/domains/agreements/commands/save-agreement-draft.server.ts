import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../agreement/agreement.policy";
import { agreementDraftAfter } from "../agreement/agreement-draft.rules";
import type { AgreementDraft } from "../agreement/agreement-draft.schema";
import { lockAgreement } from "./lock-agreement.server";

export type SavedAgreementDraft = { reference: string; values: AgreementDraft };
export type SaveAgreementDraft = {
  reference: string;
  values: AgreementDraft;
  /** The button: `save`, `check`, `add-outcome` or `remove-outcome:2`. */
  intent: string;
  /** When the draft that the form was filled from was saved, in milliseconds. */
  expectedVersion: number;
  idempotency?: Idempotency<SavedAgreementDraft>;
};

/**
 * Keeps a draft as it was typed, right or wrong. What was issued stays as it is until a newer version is issued from
 * the draft. A colleague's newer draft is never overwritten unseen.
 */
export function saveAgreementDraft(
  actor: Actor,
  input: SaveAgreementDraft,
): Promise<Result<SavedAgreementDraft, Refusal>> {
  return write<SavedAgreementDraft, Refusal>(actor, input.idempotency, async (tx) => {
    const agreement = await lockAgreement(tx, actor, input.reference);
    if (!agreement) return err(missing());
    const permission = may(actor, "write", agreement.subject);
    if (permission !== true) return err(refusalOf(permission));
    const draft = await tx.agreementDraft.findUnique({ where: { agreementId: agreement.id } });
    if (!draft) return err(missing());
    if (input.expectedVersion !== draft.savedAt.getTime()) return err(conflict());
    const values = agreementDraftAfter(input.values, input.intent);
    // Two saves in one millisecond must not look like one.
    const savedAt = new Date(Math.max(now().getTime(), draft.savedAt.getTime() + 1));
    await tx.agreementDraft.updateMany({
      where: { agreementId: agreement.id, savedAt: draft.savedAt },
      data: { values, savedById: actor.personId, savedAt },
    });
    return ok({ reference: agreement.reference, values });
  });
}
