import { now } from "~/platform/clock.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { keptPath, removeKept } from "~/platform/files/file-store.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { claimUpload, moveUpload } from "../commands/settle-payment-upload.server";
import { writeBatch } from "../commands/write-batch.server";
import { IMPORT_PAYMENT_UPLOAD } from "../payment.jobs";
import { findPaymentUpload, type PaymentUpload } from "../queries/find-payment-upload.server";
import { contentApart } from "../queries/ledger-apart.server";
import { savedMapping } from "../saved-mapping.rules";

/** Half a million rows take some minutes. */
const SECONDS = 900;
/** Another import of the council is asked about again after this. */
const PAUSE = 20_000;
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
  const { refused } = content.tally.outcomes;
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
      const moved = await moveUpload(tx, upload, "finish", { batchNumber: batch, look: null, problem: null });
      if (!moved) throw new Error("A payment file moved while it was imported.");
    });
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    if (error.code === "busy") return later(upload);
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

/** It waits for the other import, which is no attempt of its own. */
async function later({ id, councilId, version }: PaymentUpload): Promise<void> {
  await asCouncil(councilId, async (tx) => {
    await tx.paymentUpload.updateMany({ where: { id, councilId, version }, data: { attempts: 0 } });
    const payload = { uploadId: id, organisationId: councilId };
    await enqueue(tx, IMPORT_PAYMENT_UPLOAD, payload, { key: id, runAt: new Date(now().getTime() + PAUSE) });
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
