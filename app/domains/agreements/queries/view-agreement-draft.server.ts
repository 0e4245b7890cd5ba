import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import type { DocumentPart } from "~/platform/documents/document-parts";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import type { AgreementState } from "../agreement/agreement.machine";
import { may, NOBODY_SIGNS } from "../agreement/agreement.policy";
import {
  type CheckedAgreement,
  checkAgreement,
  readAgreementDraft,
} from "../agreement/agreement-draft.rules";
import type { AgreementDraft } from "../agreement/agreement-draft.schema";
import { type FeeLine, feeLinesOf } from "../agreement/fee-lines.rules";
import { fillClauses } from "../template/template.rules";
import { payerWords } from "../who-pays/funding-shares.rules";
import { clearLines } from "./clear-lines.server";
import { someoneElseSigns } from "./council-signers.server";
import { findAgreement } from "./find-agreement.server";
import { loadBasis } from "./load-basis.server";
import { type Parties, partiesOf } from "./parties.server";
import { stepDownOfAcceptance } from "./read-step-down.server";
import { splitsOfChild } from "./splits-of-child.server";
import { clausesOfAgreement } from "./template-versions.server";

export type AgreementDraftView = {
  reference: string;
  state: AgreementState;
  /** The newest version that was issued, 0 while it is a first draft. */
  number: number;
  referral: string;
  headline: string;
  place: number;
  of: number;
  parties: Parties;
  values: AgreementDraft;
  /** What the step-down plan of the placement says, where the draft says something else. */
  planned: string | null;
  savedAt: Date;
  savedBy: string;
  checked: CheckedAgreement;
  /** As the start on the draft has it, else as it was offered. */
  fees: FeeLine[];
  /** Who pays the provider from the start on, a sentence for each change. */
  payers: string[];
  /** The council's own clauses, filled in as they would be issued; none where it had no template or the draft is not complete. */
  clauses: DocumentPart[];
  /** Their digest, which the form that issues carries. */
  expected: string;
  /** Of so many fees the description is left out, because it could say who the child is. */
  leftOut: number;
  /** Why no version can be issued now, in words. */
  whyNot: string | null;
  now: Date;
};

/**
 * The draft of an agreement for the pages that write and issue it; 404 and 403 for everybody else. `asIssued`: its fees as
 * the provider would read them.
 */
export function viewAgreementDraft(
  actor: Actor,
  reference: string,
  { asIssued = false }: { asIssued?: boolean } = {},
): Promise<AgreementDraftView> {
  return read(actor, async (tx) => {
    const found = await findAgreement(tx, actor, reference);
    if (!found || actor.kind !== "council") return notFound();
    const permission = may(actor, "write", found.subject);
    if (permission !== true && permission.kind !== "not-now") throw new RefusedPage(refusalOf(permission));
    // It goes with the child's key.
    const draft = (await tx.agreementDraft.findUnique({ where: { agreementId: found.id } })) ?? notFound();
    const { offered, edition, share, place, of } = await loadBasis(tx, actor, found);
    const referral = await tx.referral.findUniqueOrThrow({
      where: { id: found.referralId },
      select: { reference: true },
    });
    const written = readAgreementDraft(draft.values);
    const planned = await stepDownOfAcceptance(tx, found.acceptanceId);
    // What is issued is what was saved: only the page that writes begins with what is planned.
    const values = asIssued || written.stepDown !== "" ? written : { ...written, stepDown: planned };
    const checked = checkAgreement(values, offered);
    const cleared = asIssued
      ? await clearLines(tx, actor, found.referralId, offered.lines, { shown: true })
      : null;
    const { lines, leftOut } = cleared?.ok ? cleared.value : { lines: offered.lines, leftOut: 0 };
    const startOn = checked.ok ? checked.terms.startOn : offered.startOn;
    const parties = await partiesOf(tx, found);
    const payers = payerWords(parties.council, await splitsOfChild(tx, found), startOn);
    const fees = feeLinesOf(lines, startOn, share);
    const template = await clausesOfAgreement(tx, found.id);
    const clauses =
      template && checked.ok
        ? fillClauses(template.clauses, {
            reference: found.reference,
            parties: { ...parties, issuedBy: actor.personName },
            child: { referral: referral.reference, place, of, described: "" },
            startOn,
            notice: {
              council: checked.terms.noticeByCouncil,
              provider: checked.terms.noticeByProvider,
              trialDays: checked.terms.trialDays,
              trialNotice: checked.terms.trialNotice,
            },
            fees,
          })
        : [];
    return {
      clauses,
      reference: found.reference,
      state: found.state,
      number: found.versionNumber,
      referral: referral.reference,
      headline: edition?.headline ?? "",
      place,
      of,
      parties,
      values,
      planned: planned === "" || planned === values.stepDown ? null : planned,
      savedAt: draft.savedAt,
      savedBy:
        draft.savedById === actor.personId
          ? "You"
          : ((await namesOfPeople(tx, [draft.savedById])).get(draft.savedById)?.name ?? "A former colleague"),
      checked,
      fees,
      payers,
      expected: contentDigest(payers),
      leftOut,
      whyNot: permission !== true ? permission.message : asIssued ? await unsigned(tx, actor) : null,
      now: now(),
    };
  });
}

/** Why nothing is issued for which nobody could sign. */
async function unsigned(tx: Tx, actor: Actor): Promise<string | null> {
  return (await someoneElseSigns(tx, actor.organisationId, [actor.personId]))
    ? null
    : `Nobody else at your council can sign it. ${NOBODY_SIGNS}`;
}
