import type { Tx } from "~/domains/access/transactions.server";
import { NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { notNow, type Refusal } from "~/platform/refusal";
import { type Err, err } from "~/platform/result";

/** Whether nobody may write of a child of these referrals any more; `hold` keeps it so until the transaction ends. */
export async function isForgotten(tx: Tx, referralIds: readonly string[], hold: boolean): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ forgotten: boolean }[]>`
    select public.names_forgotten_child(${[...referralIds]}::uuid[], ${hold}) as forgotten`;
  return row?.forgotten === true;
}

/**
 * Refuses to write of a child whose identity is destroyed, and says what to do instead: a council's words could be compared
 * with nobody, and no text would ever go with a key again. The council and whoever the referral was sent to ask, and learn no
 * more than this. The same in `prisma/sql/referrals.sql`, which triggers ask. Locks taken before it are those of the house:
 * the placement or the offer, then the child.
 */
export async function refuseForgotten(
  tx: Tx,
  referralIds: readonly string[],
  instead = "Write to each other outside the portal instead",
): Promise<Err<Refusal> | undefined> {
  return (await isForgotten(tx, referralIds, true))
    ? err(notNow(`${NO_LONGER_KEPT}. ${instead}.`))
    : undefined;
}
