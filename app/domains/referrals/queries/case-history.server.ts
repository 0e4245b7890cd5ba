import type { Tx } from "~/platform/database/transaction.server";
import type { Assigned } from "../case-parts.rules";

/** Everybody who has or had a part in a referral's case, the earliest first. */
export function caseHistory(
  tx: Tx,
  { id, councilId }: { id: string; councilId: string },
): Promise<(Assigned & { startedAt: Date })[]> {
  return tx.assignment.findMany({
    where: { referralId: id, councilId },
    select: { personId: true, role: true, startedAt: true, endedAt: true },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
}
