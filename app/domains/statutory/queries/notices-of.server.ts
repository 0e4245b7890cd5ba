import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { type LeftOut, leftOutWords, partWords, wayWords } from "../notice-parts.options";
import { FORGOTTEN } from "../statutory-words.rules";
import type { Basis } from "../step-basis.rules";

/** A notice to one person, without what is sealed in it. */
export type WrittenNotice = Awaited<ReturnType<typeof noticesOf>>[number];

const COLUMNS = {
  id: true,
  code: true,
  part: true,
  how: true,
  tells: true,
  withheldWhy: true,
  leftOut: true,
  leftOutWhy: true,
  givenFor: true,
  sentOn: true,
  sentById: true,
  sentAt: true,
  writtenById: true,
  writtenAt: true,
  version: true,
} as const;

/** The notices of a placement, in the order in which they were begun. */
export async function noticesOf(tx: Tx, placementId: string) {
  const rows = await tx.statutoryNotice.findMany({
    where: { placementId },
    select: COLUMNS,
    orderBy: { id: "asc" },
    take: 200,
  });
  return rows.map((row) => ({ ...row, sentOn: dayOfColumn(row.sentOn), givenFor: row.givenFor as Basis }));
}

/** "Mother: by post", or why they are not notified, as the evidence of a step. */
export function noticeEvidence({ code, part, how, leftOut, leftOutWhy }: WrittenNotice): string {
  const who = partWords(code, part);
  if (leftOut === null) return `${who}: letter ${wayWords(how)}`;
  return `${who}: not notified. ${leftOutWords(code, part, leftOut as LeftOut)}. ${leftOutWhy ?? FORGOTTEN}`;
}
