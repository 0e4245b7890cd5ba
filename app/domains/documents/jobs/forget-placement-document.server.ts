import { transaction } from "~/platform/database/transaction.server";
import { removeKept } from "~/platform/files/file-store.server";
import { handle } from "~/platform/jobs/handle.server";
import { FORGET_PLACEMENT_DOCUMENT } from "../document.jobs";

/** The job `forget-placement-document`: removes the files of a document that was refused or taken away, or whose child is forgotten. */
export const forgetPlacementDocument = handle(
  FORGET_PLACEMENT_DOCUMENT,
  async ({ documentId, organisationId }) => {
    const gone = await transaction("worker", { "app.org_id": organisationId }, (tx) =>
      tx.placementDocument.findFirst({
        where: { id: documentId, councilId: organisationId, state: { in: ["refused", "removed"] } },
        select: { id: true },
      }),
    );
    if (gone) await removeKept(documentId);
  },
);
