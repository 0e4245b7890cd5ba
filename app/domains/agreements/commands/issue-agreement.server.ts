import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { AGREEMENT_EVENTS } from "../agreement/agreement.events";
import { MAKE_AGREEMENT_PDF } from "../agreement/agreement.jobs";
import { agreementMachine } from "../agreement/agreement.machine";
import { may, NOBODY_SIGNS } from "../agreement/agreement.policy";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import { checkAgreement, readAgreementDraft } from "../agreement/agreement-draft.rules";
import { feeLinesOf } from "../agreement/fee-lines.rules";
import { clearLines } from "../queries/clear-lines.server";
import { someoneElseSigns } from "../queries/council-signers.server";
import { loadBasis } from "../queries/load-basis.server";
import { partiesOf } from "../queries/parties.server";
import { splitsOfChild } from "../queries/splits-of-child.server";
import { clausesOfAgreement } from "../queries/template-versions.server";
import { fillClauses } from "../template/template.rules";
import { payerWords } from "../who-pays/funding-shares.rules";
import { clearTerms } from "./clear-agreement.server";
import { lockAgreement } from "./lock-agreement.server";
import { tellAgreement } from "./tell-agreement.server";
import { writeVersion } from "./write-version.server";

export type IssueAgreement = {
  reference: string;
  /** When the draft on the page was saved, in milliseconds, and the newest version that was issued then. */
  expectedVersion: number;
  number: number;
  /** The digest of who pays the provider, as the page showed it: that may change while the draft does not. */
  expected: string;
  idempotency?: Idempotency<Issued>;
};
export type Issued = { reference: string; number: number };

/**
 * Issues the draft as the next version: content, document and fees are written once and never changed. Signatures of the
 * version before do not carry over. Every text passes the gate, because the provider reads it; both sides are told, and
 * the worker makes a PDF of it.
 */
export function issueAgreement(actor: Actor, input: IssueAgreement): Promise<Result<Issued, Refusal>> {
  return write<Issued, Refusal>(actor, input.idempotency, async (tx) => {
    const agreement = await lockAgreement(tx, actor, input.reference, { withAcceptance: true });
    if (!agreement) return err(missing());
    const permission = may(actor, "issue", agreement.subject);
    if (permission !== true) return err(refusalOf(permission));
    const draft = await tx.agreementDraft.findUnique({ where: { agreementId: agreement.id } });
    if (!draft) return err(missing());
    if (draft.savedAt.getTime() !== input.expectedVersion || agreement.versionNumber !== input.number)
      return err(conflict());
    const next = agreementMachine.next(agreement.state, "issue");
    if (!next.ok) return err(notNow());
    if (!(await someoneElseSigns(tx, actor.organisationId, [actor.personId])))
      return err(invalid(`Nobody else at your council can sign it. ${NOBODY_SIGNS}`));
    const { offered, edition, share, place, of } = await loadBasis(tx, actor, agreement);
    const checked = checkAgreement(readAgreementDraft(draft.values), offered);
    if (!checked.ok) return err(invalid("The draft is not complete. Change the draft to fix it"));
    const { terms } = checked;
    const cleared = await clearTerms(tx, actor, agreement.referralId, terms);
    if (!cleared.ok) return cleared;
    const fees = await clearLines(tx, actor, agreement.referralId, offered.lines);
    if (!fees.ok) return fees;
    const referral = await tx.referral.findUniqueOrThrow({
      where: { id: agreement.referralId },
      select: { reference: true },
    });
    const parties = await partiesOf(tx, agreement);
    const payers = payerWords(parties.council, await splitsOfChild(tx, agreement), terms.startOn);
    if (contentDigest(payers) !== input.expected) return err(conflict());
    const [number, at] = [agreement.versionNumber + 1, now()];
    const template = await clausesOfAgreement(tx, agreement.id);
    const written: AgreementContent = {
      schema: 1,
      reference: agreement.reference,
      version: number,
      issuedOn: londonDate(at),
      parties: { ...parties, issuedBy: actor.personName },
      // Of several children an edition describes one.
      child: {
        referral: referral.reference,
        place,
        of,
        described: of === 1 ? (edition?.headline ?? "") : "",
      },
      startOn: terms.startOn,
      placementPlanOn: terms.placementPlanOn,
      notice: {
        council: terms.noticeByCouncil,
        provider: terms.noticeByProvider,
        trialDays: terms.trialDays,
        trialNotice: terms.trialNotice,
      },
      ...cleared.value,
      fees: feeLinesOf(fees.value.lines, terms.startOn, share),
      payers,
    };
    const content = template ? { ...written, clauses: fillClauses(template.clauses, written) } : written;
    await writeVersion(tx, actor, agreement, content);
    const { count } = await tx.agreement.updateMany({
      where: { id: agreement.id, state: agreement.state, version: agreement.version },
      data: {
        state: next.value,
        versionNumber: number,
        version: { increment: 1 },
        updatedAt: at,
        ...(next.value === agreement.state ? {} : { stateSince: at }),
      },
    });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, AGREEMENT_EVENTS, {
      kind: "agreement-issued",
      councilId: agreement.councilId,
      providerId: agreement.providerId,
      subject: "offer",
      subjectId: agreement.offerId,
      referralId: agreement.referralId,
      from: agreement.state,
      to: next.value,
      data: { agreement: agreement.reference, version: number },
    });
    await tellAgreement(tx, agreement, { what: "to-sign", version: number, issuedById: actor.personId });
    const pdf = { agreementId: agreement.id, organisationId: agreement.councilId, version: number };
    await enqueue(tx, MAKE_AGREEMENT_PDF, pdf, { key: `${agreement.id}:pdf:${number}` });
    return ok({ reference: agreement.reference, number });
  });
}
