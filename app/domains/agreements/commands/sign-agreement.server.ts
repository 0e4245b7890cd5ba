import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvents } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AGREEMENT_EVENTS } from "../agreement/agreement.events";
import { type AgreementState, agreementMachine } from "../agreement/agreement.machine";
import { may, sideOf, signedNewest, signingRole } from "../agreement/agreement.policy";
import { supersededWords } from "../agreement/agreement-words.rules";
import type { FoundAgreement } from "../queries/find-agreement.server";
import { lockAgreement } from "./lock-agreement.server";
import { tellAgreement } from "./tell-agreement.server";

export type SignAgreement = {
  reference: string;
  /** The version that was read, and the digest of its bytes. */
  number: number;
  sha256: string;
  idempotency?: Idempotency<Signed>;
};
export type Signed = { reference: string; inForce: boolean };

/**
 * Signs the newest version for the signer's side. With both signatures the agreement is in force and both sides are told.
 * A version that was replaced is never signed: the answer is a conflict, and the page shows both.
 */
export function signAgreement(actor: Actor, input: SignAgreement): Promise<Result<Signed, Refusal>> {
  return write<Signed, Refusal>(actor, input.idempotency, async (tx) => {
    const agreement = await lockAgreement(tx, actor, input.reference, { withPlacement: true });
    if (!agreement) return err(missing());
    const permission = may(actor, "sign", agreement.subject);
    if (permission !== true && permission.kind !== "not-now") return err(refusalOf(permission));
    const { versionNumber } = agreement;
    if (input.number !== versionNumber) return err(conflict(supersededWords(input.number, versionNumber)));
    if (permission !== true) return err(refusalOf(permission));
    const version = agreement.versions.find(({ number }) => number === versionNumber);
    const [side, role] = [sideOf(actor, agreement.subject), signingRole(actor)];
    if (!version || !side || !role) return err(missing());
    if (version.sha256 !== input.sha256) return err(conflict());
    await tx.agreementSignature.createMany({
      data: [
        {
          id: newId(),
          agreementId: agreement.id,
          agreementVersionId: version.id,
          councilId: agreement.councilId,
          providerId: agreement.providerId,
          versionNumber,
          sha256: version.sha256,
          side,
          personId: actor.personId,
          personName: actor.personName,
          role,
          signedAt: now(),
        },
      ],
    });
    const inForce = signedNewest(agreement.subject).length === 1;
    const state = inForce ? agreementMachine.next(agreement.state, "bring-into-force") : ok(agreement.state);
    if (!state.ok) return err(notNow());
    const moved = await move(tx, agreement, state.value);
    if (!moved.ok) return moved;
    const place = {
      councilId: agreement.councilId,
      providerId: agreement.providerId,
      subject: "offer" as const,
      subjectId: agreement.offerId,
      referralId: agreement.referralId,
    };
    const data = { agreement: agreement.reference, version: versionNumber };
    await recordEvents(tx, actor, AGREEMENT_EVENTS, [
      { ...place, kind: "agreement-signed", data: { ...data, side } },
      ...(inForce
        ? [{ ...place, kind: "agreement-in-force" as const, from: agreement.state, to: state.value, data }]
        : []),
    ]);
    if (inForce) await tellAgreement(tx, agreement, { what: "in-force", version: versionNumber });
    return ok({ reference: agreement.reference, inForce });
  });
}

async function move(
  tx: Tx,
  { id, state, version, versionNumber }: FoundAgreement,
  to: AgreementState,
): Promise<Result<null, Refusal>> {
  const at = now();
  const { count } = await tx.agreement.updateMany({
    where: { id, state, version, versionNumber },
    data: {
      state: to,
      version: { increment: 1 },
      updatedAt: at,
      ...(to === state ? {} : { stateSince: at }),
    },
  });
  return count === 0 ? err(notNow()) : ok(null);
}
