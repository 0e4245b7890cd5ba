import type { Tx } from "~/domains/access/transactions.server";

/**
 * Locks payments, or expected lines, by their ids until the transaction ends. Whoever changes or allocates several of them
 * locks them first, payments before lines: two jobs that meet on the same rows then wait for each other, and neither for both.
 * Those that may change no more are left out, since nobody waits for them.
 */
export async function lockInOrder(
  tx: Tx,
  { payments = [], lines = [] }: { payments?: readonly string[]; lines?: readonly string[] },
): Promise<void> {
  if (payments.length > 0)
    await tx.$executeRaw`
      select from payments where id = any(${[...payments]}::uuid[]) order by id for no key update`;
  if (lines.length > 0)
    await tx.$executeRaw`
      select from expected_lines where id = any(${[...lines]}::uuid[]) order by id for no key update`;
}
