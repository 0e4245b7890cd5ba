import type { Tx } from "~/domains/access/transactions.server";
import { registeredArea } from "../areas.rules";
import { titlesApart } from "../service-words.rules";

export type ServiceFacts = {
  /** What it is called: the provider's own name for it, else the register's, else its kind and area. */
  name: string;
  /** A key of SERVICE_KINDS. */
  kind: string;
  registrationNumber: string | null;
  grade: string | null;
  gradeOn: Date | null;
  localAuthority: string | null;
  /** Where a child would live, as far as the register tells: an area of `areas.rules`. */
  area: string | null;
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
      regulator: true,
      premisesCount: true,
      declaration: { select: { displayName: true } },
    },
  });
  const titles = titlesApart(rows.map((row) => ({ ...row, name: row.declaration?.displayName ?? row.name })));
  return new Map(
    rows.map((row, index) => {
      const { id, kind, registrationNumber, grade, gradeOn, localAuthority } = row;
      const name = titles[index] ?? "a service";
      return [
        id,
        { name, kind, registrationNumber, grade, gradeOn, localAuthority, area: registeredArea(row) },
      ];
    }),
  );
}
