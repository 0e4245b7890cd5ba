import { createHash } from "node:crypto";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { accessiblePdf } from "~/platform/documents/accessible-pdf.server";
import { handle } from "~/platform/jobs/handle.server";
import { MAKE_STATEMENT_PDF } from "../statement/statement.jobs";
import type { StatementContent } from "../statement/statement-content.rules";
import { statementText } from "../statement/statement-document.rules";

/**
 * The job `make-statement-pdf`: each published version of a council that has no PDF yet is made one that a screen reader can
 * read, from what was frozen and from nothing else, and kept. Made by the process that works on documents.
 */
export const makeStatementPdf = handle(MAKE_STATEMENT_PDF, async ({ organisationId }) => {
  const council = { "app.org_id": organisationId };
  const versions = await transaction("worker", council, (tx) =>
    tx.statementVersion.findMany({
      where: { councilId: organisationId, pdf: null },
      orderBy: { number: "desc" },
      select: { id: true, councilId: true, content: true, sha256: true, publishedAt: true },
    }),
  );
  const failures: unknown[] = [];
  for (const { id, councilId, content, sha256, publishedAt } of versions) {
    try {
      // Written by `publishStatement` alone, and never changed.
      const text = statementText(JSON.parse(content) as StatementContent, sha256);
      const bytes = accessiblePdf(text, publishedAt);
      await transaction("worker", council, (tx) =>
        tx.statementPdf.createMany({
          data: [
            {
              statementVersionId: id,
              councilId,
              bytes: new Uint8Array(bytes),
              sha256: createHash("sha256").update(bytes).digest("hex"),
              madeAt: now(),
            },
          ],
          skipDuplicates: true,
        }),
      );
    } catch (failure) {
      // One version that cannot be set does not keep the others from it.
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
});
