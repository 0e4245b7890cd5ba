import type { Tx } from "~/platform/database/transaction.server";
import { columnOfDay } from "~/platform/time";

/**
 * Funding that is authorised until this day still, with what a mail about it asks: the offer, what its first year costs, and
 * who asked. Null where it is cancelled or has another last day. For the worker of its council.
 */
export async function fundingToTell(tx: Tx, { authorisationId, organisationId, fundedUntil }: FundingAt) {
  const row = await tx.authorisation.findFirst({
    where: {
      id: authorisationId,
      councilId: organisationId,
      state: "authorised",
      fundedUntil: columnOfDay(fundedUntil),
    },
    select: { id: true, offerId: true, referralId: true, councilId: true, firstYearPence: true },
  });
  if (!row) return null;
  const asked = await tx.authorisation.findMany({
    where: { offerId: row.offerId, councilId: organisationId },
    select: { askedById: true },
  });
  return { ...row, askedByIds: asked.map(({ askedById }) => askedById) };
}

type FundingAt = { authorisationId: string; organisationId: string; fundedUntil: string };
