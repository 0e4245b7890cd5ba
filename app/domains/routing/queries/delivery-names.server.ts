import type { Tx } from "~/domains/access/transactions.server";
import { titlesApart } from "~/domains/providers/service-words.rules";

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

/** What a service is called. */
export type ServiceName = { name: string };

/** What services are called, by id: the provider's own name for it, else the register's, else its kind and area. */
export async function serviceNames(tx: Tx, ids: readonly string[]): Promise<Map<string, ServiceName>> {
  const rows = await tx.service.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      name: true,
      kind: true,
      localAuthority: true,
      registrationNumber: true,
      declaration: { select: { displayName: true } },
    },
  });
  const titles = titlesApart(rows.map((row) => ({ ...row, name: row.declaration?.displayName ?? row.name })));
  return new Map(
    rows.map((row, index) => [
      row.id,
      {
        name: titles[index] ?? "a service",
      },
    ]),
  );
}
