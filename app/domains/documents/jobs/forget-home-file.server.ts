import { transaction } from "~/platform/database/transaction.server";
import { removeKept } from "~/platform/files/file-store.server";
import { handle } from "~/platform/jobs/handle.server";
import { FORGET_HOME_FILE } from "../document.jobs";

/** The job `forget-home-file`: removes the files of a guide or a photograph that its provider took away. */
export const forgetHomeFile = handle(FORGET_HOME_FILE, async ({ fileId, organisationId }) => {
  const gone = await transaction("worker", { "app.org_id": organisationId }, (tx) =>
    tx.homeFile.findFirst({ where: { id: fileId, state: "removed" }, select: { id: true } }),
  );
  if (gone) await removeKept(fileId);
});
