import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { CostingLine } from "~/domains/offers/money.rules";
import { clearEachForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";

export type ClearedLines = {
  lines: CostingLine[] /** Of so many the description is left out. */;
  leftOut: number;
};

/**
 * The provider's own words of a line stand in the fees unless they could say who the child is: then its kind alone does,
 * and the other lines keep theirs. The page before issuing (`shown`) and the command ask the same.
 */
export async function clearLines(
  tx: Tx,
  actor: Actor,
  referralId: string,
  lines: readonly CostingLine[],
  at: { shown?: boolean } = {},
): Promise<Result<ClearedLines, Refusal>> {
  const told = lines.map(({ description }) => description);
  const cleared = await clearEachForProviders(tx, actor, referralId, told, at);
  if (!cleared.ok) return cleared;
  return ok({
    lines: lines.map((line, index) => ({ ...line, description: cleared.value[index] ?? "" })),
    leftOut: cleared.value.filter((text) => text === null).length,
  });
}
