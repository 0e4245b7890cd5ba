import type { Tx } from "~/domains/access/transactions.server";

export type WrittenMessage = { id: string; issueId: string; writtenAt: Date; who: string; words: string };

/** All that was written in these issues of one placement, oldest first, with who wrote it. */
export async function readIssueMessages(
  tx: Tx,
  issueIds: readonly string[],
  people: ReadonlyMap<string, string>,
  { council, provider }: { council: string; provider: string },
): Promise<WrittenMessage[]> {
  const rows = await tx.placementIssueMessage.findMany({
    where: { issueId: { in: [...issueIds] } },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
    select: { id: true, issueId: true, side: true, words: true, writtenById: true, writtenAt: true },
  });
  return rows.map(({ side, writtenById, ...row }) => ({
    ...row,
    who: `${people.get(writtenById) ?? "Somebody"}, ${side === "council" ? council : provider}`,
    words: row.words === "" ? "Removed with the child’s record." : row.words,
  }));
}
