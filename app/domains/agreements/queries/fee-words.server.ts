import type { Tx } from "~/domains/access/transactions.server";
import type { LineKind } from "~/domains/offers/money.rules";
import { feeName } from "../agreement/agreement-words.rules";
import { changeTitle } from "../changes/change-words.rules";

/**
 * What a fee is called and how it is paid: `words` is its full name, of a code and of what was typed; `weeklyPence` is 0 for
 * what is not paid night by night.
 */
export type FeeWords = {
  words: string;
  kind: string;
  description: string;
  pace: string;
  weeklyPence: number;
};

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
  return new Map<string, FeeWords>([
    ...rows.map(({ id, ...fee }): [string, FeeWords] => [
      id,
      { ...fee, words: feeName({ ...fee, kind: fee.kind as LineKind }) },
    ]),
    ...changes.map(({ id, kind, label, weeklyPence }): [string, FeeWords] => [
      id,
      {
        words: changeTitle({ what: "start", kind, label }),
        kind,
        description: label,
        pace: "nightly",
        weeklyPence,
      },
    ]),
  ]);
}
