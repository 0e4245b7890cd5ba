import type { Tx } from "~/domains/access/transactions.server";
import type { AuthorisationState } from "../authorisation.machine";

/** What accepting an offer asks of its funding. */
export type NewestAuthorisation = {
  state: AuthorisationState;
  offerVersion: number;
  /** Who authorised or refused it, who does not accept the offer. */
  decidedById: string | null;
  /** The alerts that the head of service had read. */
  alertsRead: string[];
  /** Why it was authorised although the provider was not confirmed. */
  unconfirmedReason: string | null;
};

/** The authorisation of the offer's newest costing that was ever asked for, and asked for last; null where none was. */
export async function newestAuthorisation(
  tx: Tx,
  offer: { id: string; councilId: string },
): Promise<NewestAuthorisation | null> {
  const row = await tx.authorisation.findFirst({
    where: { offerId: offer.id, councilId: offer.councilId },
    select: { state: true, offerVersion: true, decidedById: true, alertsRead: true, unconfirmedReason: true },
    orderBy: [{ offerVersion: "desc" }, { askedAt: "desc" }],
  });
  return row && { ...row, state: row.state as AuthorisationState };
}
