import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { AgreementState } from "../agreement/agreement.machine";
import { type AgreementSide, type AgreementSubject, may } from "../agreement/agreement.policy";
import { acceptanceScope, agreementScope } from "../agreement/agreement.scope.server";

export type AgreementOfOffer = {
  reference: string;
  state: AgreementState;
  versionNumber: number;
  signed: AgreementSide[];
};
export type AgreementsOfOffer = {
  agreements: AgreementOfOffer[];
  /** Accepted children without one; nothing for who does not write them. */
  toWrite: number;
};

/** The agreements of one offer as its page links to them; nothing for a role that reads none. */
export function agreementsOfOffer(actor: Actor, offer: string): Promise<AgreementsOfOffer> {
  return read(actor, async (tx) => {
    const rows = await tx.agreement.findMany({
      where: { AND: [agreementScope(actor), { offer: { reference: offer } }] },
      select: {
        reference: true,
        state: true,
        versionNumber: true,
        councilId: true,
        providerId: true,
        signatures: { select: { side: true, versionNumber: true } },
      },
      orderBy: { id: "asc" },
    });
    const subject = (row: { councilId: string; providerId: string }): AgreementSubject => ({
      councilId: row.councilId,
      providerId: row.providerId,
      state: "issued",
      versionNumber: 1,
      issued: [],
      signatures: [],
    });
    const own = subject({ councilId: actor.organisationId, providerId: actor.organisationId });
    return {
      agreements: rows
        .filter((row) => may(actor, "view", subject(row)) === true)
        .map((row) => ({
          reference: row.reference,
          state: row.state as AgreementState,
          versionNumber: row.versionNumber,
          signed: row.signatures
            .filter(({ versionNumber }) => versionNumber === row.versionNumber)
            .map(({ side }) => side as AgreementSide),
        })),
      toWrite:
        may(actor, "write", own) === true
          ? await tx.acceptance.count({
              where: {
                AND: [
                  acceptanceScope(actor),
                  { offer: { reference: offer }, endedAt: null, agreements: { none: {} } },
                ],
              },
            })
          : 0,
    };
  });
}
