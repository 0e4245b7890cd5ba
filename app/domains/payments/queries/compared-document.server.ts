import type { Tx } from "~/domains/access/transactions.server";
import { compareLines, missingDiscounts } from "../payment-document.rules";
import type { ComparedLine } from "../payment-document-difference.rules";
import { documentBases } from "./document-bases.server";
import type { FoundDocument } from "./find-document.server";

/** How each line of a document differs from what is expected today; of a credit note nothing is compared. */
export async function comparedDocument(
  tx: Tx,
  document: FoundDocument,
): Promise<{ compared: (ComparedLine | null)[]; missing: string[] }> {
  if (document.kind === "credit-note") return { compared: document.lines.map(() => null), missing: [] };
  const { id, councilId, providerId, lines, number } = document;
  const placementIds = lines.map(({ placementId }) => placementId);
  const bases = await documentBases(tx, { councilId, providerId, placementIds, except: id });
  return { compared: compareLines(lines, bases, number), missing: missingDiscounts(lines, bases) };
}
