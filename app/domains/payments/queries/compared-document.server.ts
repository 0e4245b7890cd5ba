import type { Tx } from "~/domains/access/transactions.server";
import type { DocumentKind } from "../payment-document.options";
import { compareLines, type DocumentLine, missingDiscounts } from "../payment-document.rules";
import type { ComparedLine } from "../payment-document-difference.rules";
import { documentBases } from "./document-bases.server";

/** What of a document is compared. */
type ToCompare = {
  id: string;
  kind: DocumentKind;
  number: string;
  councilId: string;
  providerId: string;
  lines: readonly DocumentLine[];
};

type Compared = { compared: (ComparedLine | null)[]; missing: string[] };

/** How each line of a document differs from what is expected today; of a credit note nothing is compared. */
export async function comparedDocument(tx: Tx, document: ToCompare): Promise<Compared> {
  const { councilId } = document;
  const of = await comparedDocuments(tx, { councilId, documents: [document] });
  return of.get(document.id) ?? { compared: [], missing: [] };
}

/** The same of several documents of one council, by document: as many statements as for one. */
export async function comparedDocuments(
  tx: Tx,
  { councilId, documents }: { councilId: string; documents: readonly ToCompare[] },
): Promise<Map<string, Compared>> {
  const invoices = documents.filter(({ kind }) => kind === "invoice");
  const bases = [
    ...(invoices.length === 0
      ? []
      : await documentBases(tx, {
          councilId,
          providerId: { in: [...new Set(invoices.map(({ providerId }) => providerId))] },
          placementIds: invoices.flatMap(({ lines }) => lines.map(({ placementId }) => placementId)),
        })),
  ];
  return new Map(
    documents.map(({ id, kind, providerId, lines, number }): [string, Compared] => {
      if (kind === "credit-note") return [id, { compared: lines.map(() => null), missing: [] }];
      const mine = new Set(lines.map(({ placementId }) => placementId));
      const own = new Map(
        bases
          .filter(([placementId, basis]) => mine.has(placementId) && basis.providerId === providerId)
          .map(([placementId, basis]) => [
            placementId,
            // What it bills itself is not counted.
            { ...basis, billed: basis.billed.filter(({ documentId }) => documentId !== id) },
          ]),
      );
      return [id, { compared: compareLines(lines, own, number), missing: missingDiscounts(lines, own) }];
    }),
  );
}
