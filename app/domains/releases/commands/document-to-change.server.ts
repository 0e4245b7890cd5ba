import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { assignedTo, type FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { isId } from "~/platform/ids";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { RELEASE_EVENTS } from "../release.events";
import { may, type ReleaseAction } from "../release.policy";

type Found = {
  referral: FoundReferral;
  document: { id: string; uploadedById: string; state: string };
};

/** The document with its referral locked, where the actor may do this to it; `not-found` or `forbidden` else. */
export async function documentToChange(
  tx: Tx,
  actor: Actor,
  input: { reference: string; documentId: string },
  action: ReleaseAction,
): Promise<Result<Found, Refusal>> {
  const referral = await lockReferral(tx, actor, input.reference);
  if (!referral || !isId(input.documentId)) return err(missing());
  const document = await tx.redactedDocument.findFirst({
    where: { id: input.documentId, referralId: referral.id, councilId: actor.organisationId },
    select: { id: true, uploadedById: true, state: true },
  });
  if (!document) return err(missing());
  const allowed = may(actor, action, { ...referral, assignedTo: assignedTo(referral) });
  if (allowed !== true) return err(refusalOf(allowed));
  return ok({ referral, document });
}

export function recordDocument(
  tx: Tx,
  actor: Actor,
  { referral, document }: Found,
  kind: "document-confirmed" | "document-removed" | "document-page-decided",
  more: { page?: number; decision?: string } = {},
): Promise<void> {
  return recordEvent(tx, actor, RELEASE_EVENTS, {
    kind,
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    data: { documentId: document.id, ...more },
  });
}
