import type { Tx } from "~/domains/access/transactions.server";
import { addDays, dayOfColumn } from "~/platform/time";
import { Prisma } from "~prisma/client";
import { foldedInSql } from "./folded-in-sql.server";

/** What the council's finance system says was paid under the number of a document. Whole pence, days are `YYYY-MM-DD`. */
export type PaidOnDocument = { id: string; pence: number; paidOn: string; remittance: string | null };

type Of = { councilId: string; providerId: string; folded: string; issuedOn: string };

/** A council may pay by its schedule before the invoice is written. */
const PAID_BEFORE_DAYS = 62;

/**
 * The payments of a council to a provider that name a document by its number, however it is written, oldest first. What names
 * another number is not among them, and the payments of others are nobody's here.
 */
export async function paidOnDocument(
  tx: Tx,
  { councilId, providerId, folded, issuedOn }: Of,
): Promise<PaidOnDocument[]> {
  const rows = await tx.$queryRaw<
    (Omit<PaidOnDocument, "pence" | "paidOn"> & { pence: bigint; paidOn: Date })[]
  >`
    select p.id, p.pence, p.paid_on as "paidOn", p.remittance
      from payments p
     where p.council_id = ${councilId}::uuid and p.provider_id = ${providerId}::uuid and p.withdrawn_at is null
       and p.paid_on >= ${addDays(issuedOn, -PAID_BEFORE_DAYS)}::date
       and ${foldedInSql(Prisma.sql`p.document_number`)} = ${folded}
     order by p.paid_on, p.id`;
  return rows.map(({ pence, paidOn, ...row }) => ({
    ...row,
    pence: Number(pence),
    paidOn: dayOfColumn(paidOn),
  }));
}
