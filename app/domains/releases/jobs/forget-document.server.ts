import { transaction } from "~/platform/database/transaction.server";
import { removeKept } from "~/platform/files/file-store.server";
import { handle } from "~/platform/jobs/handle.server";
import { FORGET_DOCUMENT } from "../release.jobs";

/** The job `forget-document`: removes the files of a document that was refused or taken away. */
export const forgetDocument = handle(FORGET_DOCUMENT, async ({ documentId, organisationId }) => {
  const gone = await transaction("council", { "app.org_id": organisationId }, (tx) =>
    tx.redactedDocument.findFirst({
      where: { id: documentId, councilId: organisationId, state: { in: ["refused", "removed"] } },
      select: { id: true },
    }),
  );
  if (gone) await removeKept(documentId);
});
