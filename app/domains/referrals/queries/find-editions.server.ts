import type { Tx } from "~/platform/database/transaction.server";
import type { EditionContent } from "../edition.rules";

export type FoundEdition = {
  number: number;
  content: EditionContent;
  headline: string;
  summary: string;
  publishedAt: Date;
};

/** Editions of a referral by their numbers, as far as the reader may read them; what is not there is left out. */
export async function findEditions(
  tx: Tx,
  referralId: string,
  numbers: readonly number[],
): Promise<Map<number, FoundEdition>> {
  const rows = await tx.edition.findMany({
    where: { referralId, number: { in: [...numbers] } },
    select: { number: true, content: true, headline: true, summary: true, publishedAt: true },
  });
  // Written by `writeEdition` alone, and never changed.
  return new Map(
    rows.map((row) => [row.number, { ...row, content: row.content as unknown as EditionContent }]),
  );
}
