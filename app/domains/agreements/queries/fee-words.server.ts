import type { Tx } from "~/domains/access/transactions.server";
import { LINE_KINDS, type LineKind } from "~/domains/offers/money.rules";

/** What a fee is called and how it is paid: `weeklyPence` is 0 for what is not paid night by night. */
export type FeeWords = { words: string; pace: string; weeklyPence: number };

/**
 * Fees of agreements and of authorised changes by their id, as either side of the agreement may read them, in the order of the
 * agreement, then of the changes; what the reader may not see is not there.
 */
export async function feeWords(tx: Tx, ids: readonly string[]): Promise<Map<string, FeeWords>> {
  const rows = await tx.feeLine.findMany({
    where: { id: { in: [...new Set(ids)] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, description: true, pace: true, weeklyPence: true },
  });
  const changes = await tx.placementChange.findMany({
    where: { id: { in: [...new Set(ids)] } },
    orderBy: [{ fromOn: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, label: true, weeklyPence: true },
  });
  return new Map(
    [...rows, ...changes.map(({ label, ...one }) => ({ ...one, description: label, pace: "nightly" }))].map(
      ({ id, kind, description, pace, weeklyPence }) => {
        const label = LINE_KINDS[kind as LineKind]?.label ?? kind;
        return [id, { words: description === "" ? label : `${label}: ${description}`, pace, weeklyPence }];
      },
    ),
  );
}
