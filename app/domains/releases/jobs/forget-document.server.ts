import { transaction } from "~/platform/database/transaction.server";
import { removeKept } from "~/platform/files/file-store.server";
import type { Task } from "~/platform/jobs/jobs.server";
import { checkDocumentJob } from "./payload";

/** The job `forget-document`: removes the files of a document that was refused or taken away. */
export const forgetDocument: Task = async (payload) => {
  const { documentId, organisationId } = checkDocumentJob.parse(payload);
  const gone = await transaction("council", { "app.org_id": organisationId }, (tx) =>
    tx.redactedDocument.findFirst({
      where: { id: documentId, councilId: organisationId, state: { in: ["refused", "removed"] } },
      select: { id: true },
    }),
  );
  if (gone) await removeKept(documentId);
};
