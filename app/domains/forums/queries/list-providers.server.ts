import type { Tx } from "~/domains/access/transactions.server";

/** The providers on the portal by name, for choosing one. */
export function listProviders(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.organisation.findMany({
    where: { kind: "provider" },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 1_000,
  });
}
