import { RefusedFile } from "~/platform/csv/text-file.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { keptPath, removeKept } from "~/platform/files/file-store.server";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { claimUpload, comeBackLater, moveUpload } from "../commands/settle-payment-upload.server";
import { writeBatch } from "../commands/write-batch.server";
import { IMPORT_PAYMENT_UPLOAD } from "../payment.jobs";
import { countLeftOut, foundToKeep } from "../payment-upload.rules";
import { findPaymentUpload, type PaymentUpload } from "../queries/find-payment-upload.server";
import { contentApart } from "../queries/ledger-apart.server";
import { savedMapping } from "../saved-mapping.rules";

/** Half a million rows take some minutes. */
const SECONDS = 900;
/** How often a page that is refreshed can say something else. */
const TOLD_EVERY = 1_000;

const GAVE_UP = "The import was tried twice and did not finish. Nothing was imported. Try again later";
const CHANGED = "The file could not be read a second time. Nothing was imported. Send it again";

/**
 * The job `import-payment-upload`, for a council: imports a file as it was asked for, all of it in one transaction or nothing, and
 * says how far it is meanwhile. What stops it is told where it was asked for. Its file is removed once it is imported.
 */
export const importPaymentUpload = handle(IMPORT_PAYMENT_UPLOAD, async ({ uploadId, organisationId }) => {
  const upload = await asCouncil(organisationId, (tx) =>
    claimUpload(tx, organisationId, uploadId, "importing"),
  );
  if (!upload) return;
  if (upload === "gave-up") return stop(organisationId, uploadId, GAVE_UP);
  const { mapping, id, fileName } = upload;
  if (!mapping) return stop(organisationId, id, CHANGED);
  const read = await contentApart({ path: keptPath(id, "original"), name: fileName, mapping });
  if (!read.ok && read.error.kind === "failed") {
    log.warn("payment-upload.not-read", { upload: id, why: read.error.why, attempt: upload.attempts });
    throw new Error("The process that read a payment file did not end well.");
  }
  if (!read.ok) return stop(organisationId, id, CHANGED);
  const content = read.value;
  const { refused } = countLeftOut(content);
  if (refused > 0 && (!upload.skip || upload.corrects !== null)) return stop(organisationId, id, CHANGED);
  try {
    await asCouncil(organisationId, async (tx) => {
      const { batch } = await writeBatch(
        tx,
        {
          councilId: organisationId,
          source: upload.source,
          mapping: savedMapping(mapping, content.header),
          sha256: upload.sha256,
          corrects: upload.corrects ?? undefined,
          // As many as the page said when it was pressed.
          withdraws: upload.corrects === null ? undefined : upload.found?.withdrawn,
          content,
        },
        progress(upload),
      );
      const moved = await moveUpload(tx, upload, "finish", {
        batchNumber: batch,
        // What stood in the file, and what it was called, may name a child.
        fileName: `Payment file ${batch}`,
        look: null,
        found: upload.found ? foundToKeep(upload.found) : undefined,
        problem: null,
      });
      if (!moved) throw new Error("A payment file moved while it was imported.");
    });
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    if (error.code === "busy")
      return asCouncil(organisationId, (tx) => comeBackLater(tx, upload, IMPORT_PAYMENT_UPLOAD));
    return stop(organisationId, id, error.onPage);
  }
  await removeKept(id);
});

function asCouncil<T>(councilId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction("worker", { "app.org_id": councilId }, work, { seconds: SECONDS });
}

async function stop(councilId: string, id: string, problem: string): Promise<void> {
  await asCouncil(councilId, async (tx) => {
    const upload = await findPaymentUpload(tx, { councilId, id });
    if (upload) await moveUpload(tx, upload, "stop", { problem });
  });
}

/** In transactions of their own: what the import has written itself nobody reads before its end. */
function progress({ id, councilId, version }: PaymentUpload): (rows: number) => Promise<void> {
  let told = 0;
  return async (rowsWritten) => {
    if (Date.now() < told + TOLD_EVERY) return;
    told = Date.now();
    await asCouncil(councilId, async (tx) => {
      await tx.paymentUpload.updateMany({ where: { id, councilId, version }, data: { rowsWritten } });
    });
  };
}
