import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { Prisma } from "~prisma/client";
import type { AgreementState } from "../agreement/agreement.machine";
import type { AgreementSide, AgreementSubject } from "../agreement/agreement.policy";
import { agreementScope } from "../agreement/agreement.scope.server";

export const AGREEMENT_COLUMNS = {
  id: true,
  reference: true,
  acceptanceId: true,
  offerId: true,
  offerVersion: true,
  referralId: true,
  referralChildId: true,
  serviceId: true,
  councilId: true,
  providerId: true,
  state: true,
  stateSince: true,
  versionNumber: true,
  createdById: true,
  version: true,
  versions: {
    select: { id: true, number: true, sha256: true, issuedById: true, issuedAt: true },
    orderBy: { number: "desc" },
  },
  signatures: {
    select: { versionNumber: true, side: true, personId: true, personName: true, role: true, signedAt: true },
    orderBy: { signedAt: "asc" },
  },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof AGREEMENT_COLUMNS }>;
/** An agreement as commands and pages work on it. What the policy asks is in `subject`. */
export type FoundAgreement = Omit<Row, "state"> & { state: AgreementState; subject: AgreementSubject };

/** The agreement with this reference where the actor may see it, or null. */
export async function findAgreement(tx: Tx, actor: Actor, reference: string): Promise<FoundAgreement | null> {
  const row = await tx.agreement.findFirst({
    where: { AND: [agreementScope(actor), { reference }] },
    select: AGREEMENT_COLUMNS,
  });
  if (!row) return null;
  const state = row.state as AgreementState;
  return {
    ...row,
    state,
    subject: {
      councilId: row.councilId,
      providerId: row.providerId,
      state,
      versionNumber: row.versionNumber,
      issued: row.versions.map(({ number, issuedById }) => ({ number, personId: issuedById })),
      signatures: row.signatures.map(({ versionNumber, side, personId }) => ({
        number: versionNumber,
        side: side as AgreementSide,
        personId,
      })),
    },
  };
}
