import type { Tx } from "~/domains/access/transactions.server";
import { type OfferVersionView, VERSION_COLUMNS, versionView } from "./offer-versions.server";

/** One version of an offer by its number, or undefined: what was authorised is not always the newest. */
export async function sentVersion(
  tx: Tx,
  offerId: string,
  number: number,
): Promise<OfferVersionView | undefined> {
  const row = await tx.offerVersion.findUnique({
    where: { offerId_number: { offerId, number } },
    select: VERSION_COLUMNS,
  });
  return row ? versionView(row) : undefined;
}
