import type { Tx } from "~/domains/access/transactions.server";

/** The registration number of each of these services, by its id; the worker too reads it. */
export async function registrationNumbers(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.service.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, registrationNumber: true },
  });
  return new Map(rows.map(({ id, registrationNumber }) => [id, registrationNumber]));
}
