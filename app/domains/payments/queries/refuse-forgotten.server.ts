import type { Tx } from "~/domains/access/transactions.server";
import { NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { notNow, type Refusal } from "~/platform/refusal";
import { type Err, err } from "~/platform/result";

/** Whether nobody may write of a child of these placements any more; `hold` keeps it so until the transaction ends. */
export async function isForgotten(tx: Tx, placementIds: readonly string[], hold: boolean): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ forgotten: boolean }[]>`
    select public.names_forgotten_child(${[...placementIds]}::uuid[], ${hold}) as forgotten`;
  return row?.forgotten === true;
}

/**
 * Refuses to write of a child whose identity is destroyed: a council's words could be compared with nobody, and no text would
 * ever go with a key again. Either side of the placements asks, and learns no more than this.
 */
export async function refuseForgotten(
  tx: Tx,
  placementIds: readonly string[],
): Promise<Err<Refusal> | undefined> {
  return (await isForgotten(tx, placementIds, true))
    ? err(notNow(`${NO_LONGER_KEPT}. Write to each other outside the portal instead.`))
    : undefined;
}
