import type { Tx } from "~/platform/database/transaction.server";
import { dayOfColumn } from "~/platform/time";

export type LookedAfterTotal = {
  /** Null where the publisher gives a mark instead of a number. */
  children: number | null;
  /** The 31 March for which it stands, ISO. */
  asAt: string;
};

/** The newest total that was imported for a council, by its ONS code; null where there is none. */
export async function lookedAfterTotal(tx: Tx, councilCode: string | null): Promise<LookedAfterTotal | null> {
  if (councilCode === null) return null;
  const row = await tx.lookedAfterTotal.findFirst({
    where: { councilCode },
    orderBy: { asAt: "desc" },
    select: { children: true, asAt: true },
  });
  return row ? { children: row.children, asAt: dayOfColumn(row.asAt) } : null;
}

/** The name under which the publisher lists a council, by its ONS code; null where it is not listed. */
export async function lookedAfterName(tx: Tx, councilCode: string): Promise<string | null> {
  const row = await tx.lookedAfterTotal.findFirst({
    where: { councilCode },
    orderBy: { asAt: "desc" },
    select: { name: true },
  });
  return row?.name ?? null;
}
