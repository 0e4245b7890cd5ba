import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { newestAuthorisation } from "~/domains/authorisations/queries/newest-authorisation.server";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AGREEMENT_EVENTS } from "../agreement/agreement.events";
import { may } from "../agreement/agreement.policy";
import { acceptanceScope } from "../agreement/agreement.scope.server";
import { firstDraft } from "../agreement/agreement-draft.rules";
import { loadBasis } from "../queries/load-basis.server";
import { stepDownOfAcceptance } from "../queries/read-step-down.server";
import { newestTemplate } from "../queries/template-versions.server";

export type StartAgreement = { acceptance: string; idempotency?: Idempotency<Started> };
export type Started = { reference: string };

/**
 * Begins the agreement of one accepted child, filled in from what referral, offer and authorisation say, with the clauses of the
 * council's newest template, whose version it remembers. Where a
 * colleague has begun it already theirs is given: there is one for each accepted child, which the database holds too.
 */
export function startAgreement(actor: Actor, input: StartAgreement): Promise<Result<Started, Refusal>> {
  return write<Started, Refusal>(actor, input.idempotency, async (tx) => {
    // The end of a placement, or falling through, ends an acceptance: one of the two is first.
    await tx.$queryRaw`
      select id from acceptances where id = ${input.acceptance}::uuid and council_id = ${actor.organisationId}::uuid
         for no key update`;
    const acceptance = await tx.acceptance.findFirst({
      where: { AND: [acceptanceScope(actor), { id: input.acceptance }] },
      select: {
        id: true,
        offerId: true,
        referralId: true,
        referralChildId: true,
        councilId: true,
        providerId: true,
        endedAt: true,
        offer: { select: { reference: true, serviceId: true } },
        agreements: { select: { reference: true } },
      },
    });
    if (!acceptance) return err(missing());
    const { councilId, providerId } = acceptance;
    const draft = {
      councilId,
      providerId,
      state: "draft",
      versionNumber: 0,
      issued: [],
      signatures: [],
    } as const;
    const permission = may(actor, "write", draft);
    if (permission !== true) return err(refusalOf(permission));
    const [written] = acceptance.agreements;
    if (written) return ok(written);
    if (acceptance.endedAt)
      return err(notNow("This placement has ended or fell through, so no agreement is needed"));
    const authorisation = await newestAuthorisation(tx, { id: acceptance.offerId, councilId });
    if (authorisation?.state !== "authorised")
      return err(notNow("A head of service must authorise the funding first"));
    const at = now();
    const row = {
      id: newId(),
      reference: newReference("IPA"),
      offerId: acceptance.offerId,
      offerVersion: authorisation.offerVersion,
      referralId: acceptance.referralId,
      referralChildId: acceptance.referralChildId,
      councilId,
      providerId,
    };
    const template = await newestTemplate(tx, councilId);
    await tx.agreement.createMany({
      data: [
        {
          ...row,
          acceptanceId: acceptance.id,
          serviceId: acceptance.offer.serviceId,
          templateId: template?.id ?? null,
          state: "draft",
          stateSince: at,
          createdById: actor.personId,
          createdAt: at,
          updatedAt: at,
        },
      ],
    });
    const { edition, offered } = await loadBasis(tx, actor, row);
    await tx.agreementDraft.createMany({
      data: [
        {
          agreementId: row.id,
          councilId,
          providerId,
          values: firstDraft(edition?.content, {
            ...offered,
            stepDown: await stepDownOfAcceptance(tx, acceptance.id),
          }),
          savedById: actor.personId,
          savedAt: at,
        },
      ],
    });
    await recordEvent(tx, actor, AGREEMENT_EVENTS, {
      kind: "agreement-started",
      councilId,
      subject: "offer",
      subjectId: row.offerId,
      referralId: row.referralId,
      to: "draft",
      data: { agreement: row.reference },
    });
    return ok({ reference: row.reference });
  });
}
