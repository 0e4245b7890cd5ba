import type { Tx } from "~/platform/database/transaction.server";
import type { StatementContent } from "../statement/statement-content.rules";

/** What the council published before an edition; null where that is its first. */
export async function versionBefore(
  tx: Tx,
  { councilId, number }: { councilId: string; number: number },
): Promise<{ number: number; sha256: string; sections: StatementContent["sections"] } | null> {
  const found = await tx.statementVersion.findFirst({
    where: { councilId, number: number - 1 },
    select: { number: true, sha256: true, content: true },
  });
  if (!found) return null;
  const { sections } = JSON.parse(found.content) as StatementContent;
  return { number: found.number, sha256: found.sha256, sections };
}
