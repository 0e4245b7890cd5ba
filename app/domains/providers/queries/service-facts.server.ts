import type { Tx } from "~/domains/access/transactions.server";
import { titlesApart } from "../service-words.rules";

export type ServiceFacts = {
  /** What it is called: the provider's own name for it, else the register's, else its kind and area. */
  name: string;
  grade: string | null;
  gradeOn: Date | null;
  councilCode: string | null;
  localAuthority: string | null;
};

/** What other pages say of services, by id, in one statement; among themselves their names differ. */
export async function serviceFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, ServiceFacts>> {
  const rows = await tx.service.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      name: true,
      kind: true,
      localAuthority: true,
      councilCode: true,
      registrationNumber: true,
      grade: true,
      gradeOn: true,
      declaration: { select: { displayName: true } },
    },
  });
  const titles = titlesApart(rows.map((row) => ({ ...row, name: row.declaration?.displayName ?? row.name })));
  return new Map(
    rows.map(({ id, grade, gradeOn, councilCode, localAuthority }, index) => [
      id,
      { name: titles[index] ?? "a service", grade, gradeOn, councilCode, localAuthority },
    ]),
  );
}
