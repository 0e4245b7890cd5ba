import type { Actor, Role } from "~/domains/access/actor";
import {
  AGREEMENT_READERS,
  AGREEMENT_SIGNERS,
  BROKERS,
  OWN_AGREEMENT_READERS,
} from "~/domains/access/role-groups";
import { roleWords } from "~/domains/access/roles";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { type AgreementState, agreementMachine } from "./agreement.machine";

export type AgreementSide = "council" | "provider";

/** What the policy must know of an agreement and of its newest version. */
export type AgreementSubject = {
  councilId: string;
  providerId: string;
  state: AgreementState;
  /** The newest version that was issued, 0 for none. */
  versionNumber: number;
  /** Who issued each version, and who has signed it for which side. */
  issued: readonly { number: number; personId: string }[];
  signatures: readonly { number: number; side: AgreementSide; personId: string }[];
};

export type AgreementAction = "view" | "write" | "issue" | "sign";

const READERS: Readonly<Record<AgreementSide, readonly Role[]>> = {
  council: AGREEMENT_READERS,
  provider: OWN_AGREEMENT_READERS,
};

/** For which side somebody acts; null for who is neither. */
export function sideOf(
  actor: Actor,
  agreement: Pick<AgreementSubject, "councilId" | "providerId">,
): AgreementSide | null {
  if (actor.kind === "council" && actor.organisationId === agreement.councilId) return "council";
  return actor.kind === "provider" && actor.organisationId === agreement.providerId ? "provider" : null;
}

/** The role in which somebody signs: the first of those that sign for their side. */
export function signingRole(actor: Actor): Role | undefined {
  if (actor.kind === "region") return undefined;
  return AGREEMENT_SIGNERS[actor.kind].find((role) => actor.roles.includes(role));
}

/** "a head of service or team manager" */
export function signersWords(side: AgreementSide): string {
  const words = AGREEMENT_SIGNERS[side].map((role) => roleWords(role).toLowerCase());
  return `a ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** Where the council has nobody but the issuer who signs. */
export const NOBODY_SIGNS = `It must be signed by ${signersWords("council")} who did not issue it. Ask a council admin to give a colleague one of these roles`;

/**
 * Whether this person may do this to this agreement now. A provider sees none that was not issued. Only the newest
 * version is signed, once for each side. Whoever issued it does not sign it, whoever issued any version does not sign for the
 * provider, and nobody signs for both sides, not even two versions; the same in `prisma/sql/agreements`.
 * Refusals: `other-organisation`, `role`, `state`, `issued-it`, `signed-it`, `signed-already`.
 */
export function may(actor: Actor, action: AgreementAction, agreement: AgreementSubject): Permission {
  const side = sideOf(actor, agreement);
  if (side === null || (side === "provider" && agreement.versionNumber === 0))
    return denyUnseen("other-organisation", "This agreement belongs to other organisations");
  if (action === "sign") return maySign(actor, side, agreement);
  const roles = action === "view" ? READERS[side] : side === "council" ? BROKERS : [];
  if (!actor.roles.some((role) => roles.includes(role))) return deny("role", "Your role does not do this");
  if (action === "view") return true;
  return agreementMachine.allows(agreement.state, "issue")
    ? true
    : denyNow(
        "state",
        agreement.state === "ended" ? "This agreement has ended" : "This agreement is in force",
      );
}

function maySign(actor: Actor, side: AgreementSide, agreement: AgreementSubject): Permission {
  if (!signingRole(actor)) return deny("role", `This is signed by ${signersWords(side)}`);
  if (issuedForSigner(actor, side, agreement))
    return deny("issued-it", "You issued this agreement, so a colleague must sign it");
  if (!agreementMachine.allows(agreement.state, "bring-into-force"))
    return denyNow("state", "This agreement is not waiting for signatures");
  if (signedNewest(agreement).some((one) => one.side === side))
    return denyNow("signed-already", "This version is signed for your side");
  return agreement.signatures.some((one) => one.personId === actor.personId && one.side !== side)
    ? deny("signed-it", "You signed this for the other side, so a colleague must sign it here")
    : true;
}

/** Somebody may work for both: what they issued for the council they never sign for the provider. */
function issuedForSigner(actor: Actor, side: AgreementSide, { issued, versionNumber }: AgreementSubject) {
  return issued.some(
    ({ number, personId }) =>
      personId === actor.personId && (side === "provider" || number === versionNumber),
  );
}

/** The signatures of the newest version, which alone count. */
export function signedNewest({
  signatures,
  versionNumber,
}: AgreementSubject): AgreementSubject["signatures"] {
  return signatures.filter(({ number }) => number === versionNumber);
}

export const { abilities: agreementAbilities } = definePolicy(
  { view: true, write: true, issue: true, sign: true },
  may,
);
