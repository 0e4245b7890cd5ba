import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { type AnsweredShare, type Period, periodsOf } from "../who-pays/funding-shares.rules";
import { answered, SHARES } from "./read-who-pays.server";

/**
 * Who pays for one child of a referral, in periods that follow each other without a gap or an overlap; the last is open. Of
 * each share its basis points, the board, whether that pays the provider itself, and the newest answer of its party. Nights
 * before the first period, and all where there is none, are paid by social care alone. For the council whose child it is.
 */
export async function splitsOfChild(
  tx: Tx,
  { councilId, referralChildId }: { councilId: string; referralChildId: string },
): Promise<Period<AnsweredShare>[]> {
  const rows = await tx.fundingSplit.findMany({
    where: { councilId, referralChildId, withdrawnAt: null },
    select: { firstDay: true, ...SHARES },
  });
  return periodsOf(rows.map((row) => ({ firstDay: dayOfColumn(row.firstDay), shares: answered(row) })));
}
