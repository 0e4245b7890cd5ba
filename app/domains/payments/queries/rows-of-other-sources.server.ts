import type { Tx } from "~/domains/access/transactions.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { sourceWords } from "../payment-upload.rules";

/** So many rows may be alike by chance, where a file has more than twice as many. */
const MAX_ALIKE = 5;
const CHUNK = 5_000;

/**
 * Refuses a file whose rows came in from another source of the council: they would be counted twice.
 * @param keys what each row that is new to its source is known by
 * @throws {RefusedFile} with how many they are and the mapping that they came in with
 */
export async function refuseRowsOfOtherSources(
  tx: Tx,
  { councilId, sourceId }: { councilId: string; sourceId: string },
  keys: readonly string[],
): Promise<void> {
  const others = await tx.paymentSource.findMany({
    where: { councilId, id: { not: sourceId } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  if (others.length === 0) return;
  const known = new Map<string, string>();
  for (let at = 0; at < keys.length; at += CHUNK) {
    const found = await tx.payment.findMany({
      where: {
        sourceId: { in: others.map(({ id }) => id) },
        withdrawnAt: null,
        key: { in: keys.slice(at, at + CHUNK) },
      },
      select: { key: true, sourceId: true },
    });
    for (const { key, sourceId: other } of found) known.set(key, other);
  }
  const alike = keys.filter((key) => known.has(key));
  if (alike.length <= MAX_ALIKE && alike.length * 2 < keys.length) return;
  if (alike.length === 0) return;
  const other = others.find(({ id }) => id === known.get(alike[0] ?? ""))?.name ?? "auto";
  throw new RefusedFile(
    `${alike.length} of ${keys.length} new rows were imported before, with the mapping ${other}. They would be counted twice: leave them out of the file, or import it with that mapping.`,
    {
      onPage: `${count(alike.length)} of ${count(keys.length)} rows were already imported from “${sourceWords(other)}”. Choose that system and send the file again, or remove those rows`,
    },
  );
}

const count = (rows: number) => rows.toLocaleString("en-GB");
