import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { Prisma } from "~prisma/client";
import type { LedgerLook } from "../ledger-content.rules";
import type { IMPORT_PAYMENT_UPLOAD, READ_PAYMENT_UPLOAD } from "../payment.jobs";
import { type UploadEvent, type UploadState, uploadMachine } from "../payment-upload.machine";
import type { FoundInUpload } from "../payment-upload.rules";
import type { Mapping } from "../propose-mapping.rules";
import { findPaymentUpload, type PaymentUpload } from "../queries/find-payment-upload.server";

const MOST_ATTEMPTS = 2;

/**
 * Counts one more attempt at a file that is in this state. Null where it is not any more; `gave-up` where it has had all its
 * attempts, also those of a process that was killed.
 */
export async function claimUpload(
  tx: Tx,
  councilId: string,
  id: string,
  state: UploadState,
): Promise<PaymentUpload | "gave-up" | null> {
  const upload = await findPaymentUpload(tx, { councilId, id });
  if (!upload || upload.state !== state) return null;
  if (upload.attempts >= MOST_ATTEMPTS) return "gave-up";
  const { count } = await tx.paymentUpload.updateMany({
    where: { id, councilId, state, version: upload.version, attempts: upload.attempts },
    data: { attempts: { increment: 1 } },
  });
  return count === 0 ? null : { ...upload, attempts: upload.attempts + 1 };
}

type UploadJob = typeof READ_PAYMENT_UPLOAD | typeof IMPORT_PAYMENT_UPLOAD;

type Settled = {
  look?: LedgerLook | null;
  mapping?: Mapping;
  found?: FoundInUpload | undefined;
  problem?: string | null;
  batchNumber?: number;
  fileName?: string;
};

/** Another import of the council is asked about again after this. */
const PAUSE = 20_000;

/** Another import of the council is running: the job comes back later, which is no attempt at the file. */
export async function comeBackLater(
  tx: Tx,
  { id, councilId, version }: PaymentUpload,
  uploadJob: UploadJob,
): Promise<void> {
  const { count } = await tx.paymentUpload.updateMany({
    where: { id, councilId, version, attempts: { gt: 0 } },
    data: { attempts: { decrement: 1 } },
  });
  if (count === 0) return;
  const payload = { uploadId: id, organisationId: councilId };
  await enqueue(tx, uploadJob, payload, { key: id, runAt: new Date(now().getTime() + PAUSE) });
}

/** A move of the worker's, with its facts; false where it has moved meanwhile. */
export async function moveUpload(
  tx: Tx,
  upload: PaymentUpload,
  event: UploadEvent,
  { look, ...settled }: Settled,
): Promise<boolean> {
  const to = uploadMachine.next(upload.state, event);
  if (!to.ok) return false;
  const { count } = await tx.paymentUpload.updateMany({
    where: { id: upload.id, councilId: upload.councilId, state: upload.state, version: upload.version },
    data: {
      ...settled,
      ...(look === undefined ? {} : { look: look === null ? Prisma.DbNull : lookToKeep(look) }),
      state: to.value,
      version: { increment: 1 },
    },
  });
  return count === 1;
}

const lookToKeep = (look: LedgerLook) => ({ ...look, header: [...look.header], above: [...look.above] });
