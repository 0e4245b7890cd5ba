import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import type { LineKind, LiveLine } from "../line-plan.rules";

/** What each line says and when it was made, by period, fee and night. */
export type DatedLine = LiveLine & { placementId: string; madeAt: Date };

/** The lines that nothing has replaced, oldest period first. */
export async function liveLines(tx: Tx, where: Prisma.ExpectedLineWhereInput): Promise<DatedLine[]> {
  const rows = await tx.expectedLine.findMany({
    where: { AND: [where, { supersededAt: null }] },
    orderBy: [{ periodFrom: "asc" }, { fromOn: "asc" }, { madeAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      placementId: true,
      feeId: true,
      kind: true,
      periodFrom: true,
      periodTo: true,
      fromOn: true,
      toOn: true,
      nights: true,
      basisPoints: true,
      pence: true,
      paysOn: true,
      closesOn: true,
      madeAt: true,
    },
  });
  return rows.map(({ kind, periodFrom, periodTo, fromOn, toOn, paysOn, closesOn, ...line }) => ({
    ...line,
    kind: kind as LineKind,
    periodFrom: dayOfColumn(periodFrom),
    periodTo: dayOfColumn(periodTo),
    from: dayOfColumn(fromOn),
    to: dayOfColumn(toOn),
    paysOn: dayOfColumn(paysOn),
    closesOn: dayOfColumn(closesOn),
  }));
}
