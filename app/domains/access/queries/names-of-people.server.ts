import type { Tx } from "~/platform/database/transaction.server";

export type PersonName = { name: string; phone: string | null };

/** Names and numbers of people by id, as far as row security lets the asker know them. */
export async function namesOfPeople(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, PersonName>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, phone: true },
  });
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}
