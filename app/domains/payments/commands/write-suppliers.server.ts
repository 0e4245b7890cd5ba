import type { Tx } from "~/domains/access/transactions.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { newId } from "~/platform/ids";
import type { SupplierRow } from "../ledger-content.rules";
import { NAME_WITHHELD } from "../ledger-identity.rules";

/** A supplier of a source; `providerId` is null until a finance officer has linked it. */
export type LinkedSupplier = { id: string; providerId: string | null };

/** Of so many known suppliers of a source and more, a file that knows fewer than this share of its own is of another council. */
const FEWEST_KNOWN = 20;
const LEAST_SHARE = 0.2;

/**
 * The suppliers of a file by their key, those that are new to its source written and new names noted. They are locked until the transaction
 * ends, so that one which is linked meanwhile is linked with what the file says was paid to it.
 * @throws {RefusedFile} where nearly all are unknown although the source has many: a file of another council
 */
export async function writeSuppliers(
  tx: Tx,
  { councilId, sourceId }: { councilId: string; sourceId: string },
  suppliers: readonly SupplierRow[],
  at: Date,
): Promise<Map<string, LinkedSupplier>> {
  const keys = suppliers.map(({ key }) => key);
  const rows = await tx.$queryRaw<(LinkedSupplier & { key: string; names: string[] })[]>`
    select id, key, names, provider_id as "providerId" from payment_suppliers
     where source_id = ${sourceId}::uuid and key = any(${keys}) order by id for no key update`;
  const known = new Map(rows.map((row) => [row.key, row]));
  const all = await tx.paymentSupplier.count({ where: { sourceId } });
  if (all >= FEWEST_KNOWN && suppliers.length >= FEWEST_KNOWN && known.size < suppliers.length * LEAST_SHARE)
    throw new RefusedFile(
      `Only ${known.size} of ${suppliers.length} suppliers have been in this council’s files before. Check that it is this council’s file. If it comes from a new finance system, give it a mapping of its own with --mapping NAME.`,
      {
        onPage: `Only ${known.size} of ${suppliers.length} suppliers have been in your files before. Check that it is your council’s file. If it comes from a new finance system, send it as one`,
      },
    );
  const created = suppliers.filter(({ key }) => !known.has(key)).map((one) => ({ ...one, id: newId() }));
  await tx.paymentSupplier.createMany({
    data: created.map(({ id, key, number, names }) => ({
      id,
      councilId,
      sourceId,
      key,
      number,
      names: withNames([], names),
      firstSeenAt: at,
    })),
  });
  for (const supplier of suppliers) {
    const row = known.get(supplier.key);
    if (!row) continue;
    const names = withNames(row.names, supplier.names);
    if (names.join("\n") === row.names.join("\n")) continue;
    await tx.paymentSupplier.updateMany({ where: { id: row.id }, data: { names } });
  }
  return new Map<string, LinkedSupplier>([
    ...rows.map(({ key, id, providerId }): [string, LinkedSupplier] => [key, { id, providerId }]),
    ...created.map(({ key, id }): [string, LinkedSupplier] => [key, { id, providerId: null }]),
  ]);
}

/** More names than a company has had in its life; a number that many share has no end of them. */
const MAX_NAMES = 30;

/** The names of a supplier, newest last; that one was withheld is worth saying only where no other is known. */
function withNames(before: readonly string[], found: ReadonlySet<string>): string[] {
  const news = [...found].filter((name) => name !== NAME_WITHHELD);
  if (news.length === 0) return before.length === 0 ? [NAME_WITHHELD] : [...before];
  const others = before.filter((name) => name !== NAME_WITHHELD && !found.has(name));
  return [...others, ...news].slice(-MAX_NAMES);
}
