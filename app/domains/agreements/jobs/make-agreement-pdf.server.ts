import { createHash } from "node:crypto";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { accessiblePdf } from "~/platform/documents/accessible-pdf.server";
import { handle } from "~/platform/jobs/handle.server";
import { MAKE_AGREEMENT_PDF } from "../agreement/agreement.jobs";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import { agreementText } from "../agreement/agreement-document.rules";

/**
 * The job `make-agreement-pdf`: one version of an agreement as a PDF that a screen reader can read, kept once. Made by the
 * process that works on documents, which answers no page.
 */
export const makeAgreementPdf = handle(
  MAKE_AGREEMENT_PDF,
  async ({ agreementId, organisationId, version }) => {
    const council = { "app.org_id": organisationId };
    const issued = await transaction("worker", council, (tx) =>
      tx.agreementVersion.findFirst({
        where: { agreementId, number: version, councilId: organisationId, pdf: null },
        select: { id: true, councilId: true, providerId: true, content: true, issuedAt: true },
      }),
    );
    if (!issued) return;
    const { content, issuedAt, id, ...sides } = issued;
    // Written by `writeVersion` alone, and never changed.
    const bytes = accessiblePdf(agreementText(content as unknown as AgreementContent), issuedAt);
    await transaction("worker", council, (tx) =>
      tx.agreementPdf.createMany({
        data: [
          {
            agreementVersionId: id,
            ...sides,
            bytes: new Uint8Array(bytes),
            sha256: createHash("sha256").update(bytes).digest("hex"),
            madeAt: now(),
          },
        ],
        skipDuplicates: true,
      }),
    );
  },
);
