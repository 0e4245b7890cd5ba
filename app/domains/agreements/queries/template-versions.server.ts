import type { Tx } from "~/domains/access/transactions.server";
import type { DocumentPart } from "~/platform/documents/document-parts";

/** The newest published version of a council, as the agreements that are begun now have it; null where there is none. */
export function newestTemplate(tx: Tx, councilId: string) {
  return tx.agreementTemplateVersion.findFirst({
    where: { councilId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, source: true },
  });
}

/** The clauses of the version that an agreement was begun with; none where the council had no template. */
export async function clausesOfAgreement(
  tx: Tx,
  agreementId: string,
): Promise<{ number: number; clauses: DocumentPart[] } | null> {
  const row = await tx.agreement.findUniqueOrThrow({
    where: { id: agreementId },
    select: { template: { select: { number: true, clauses: true } } },
  });
  // Written by `saveTemplate` and `publishTemplate` alone.
  return (
    row.template && {
      number: row.template.number,
      clauses: row.template.clauses as unknown as DocumentPart[],
    }
  );
}
