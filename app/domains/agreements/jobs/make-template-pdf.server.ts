import { transaction } from "~/platform/database/transaction.server";
import { accessiblePdf } from "~/platform/documents/accessible-pdf.server";
import type { DocumentPart } from "~/platform/documents/document-parts";
import { handle } from "~/platform/jobs/handle.server";
import { MAKE_TEMPLATE_PDF } from "../agreement/agreement.jobs";
import { agreementText } from "../agreement/agreement-document.rules";
import { exampleAgreement } from "../template/example-agreement.rules";

/**
 * The job `make-template-pdf`: the draft of a council's clauses in an agreement about nobody, as the PDF that its agreements will be.
 * Made by the process that works on documents, which answers no page; of a draft that was saved meanwhile the next job makes one.
 */
export const makeTemplatePdf = handle(MAKE_TEMPLATE_PDF, async ({ organisationId }) => {
  const council = { "app.org_id": organisationId };
  const found = await transaction("worker", council, async (tx) => ({
    draft: await tx.agreementTemplate.findFirst({
      where: { councilId: organisationId },
      select: { id: true, version: true, clauses: true, savedAt: true, pdfVersion: true },
    }),
    name:
      (await tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true } }))?.name ??
      "",
  }));
  const { draft, name } = found;
  if (!draft || draft.pdfVersion === draft.version) return;
  const example = exampleAgreement(name, draft.clauses as unknown as DocumentPart[]);
  const bytes = accessiblePdf(agreementText(example), draft.savedAt);
  await transaction("worker", council, (tx) =>
    tx.agreementTemplate.updateMany({
      where: { id: draft.id, version: draft.version },
      data: { pdf: new Uint8Array(bytes), pdfVersion: draft.version },
    }),
  );
});
