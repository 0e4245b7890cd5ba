import type { Tx } from "~/domains/access/transactions.server";
import { londonDate } from "~/platform/time";
import type { UploadState } from "../payment-upload.machine";

/** A finance export that waits. */
export type OpenUpload = { id: string; fileName: string; state: UploadState; sentOn: string };

const MAX_ROWS = 20;

/** The files of a council that were sent and not imported yet, newest first. */
export async function openUploads(tx: Tx, councilId: string): Promise<OpenUpload[]> {
  const rows = await tx.paymentUpload.findMany({
    where: { councilId, state: { not: "imported" } },
    orderBy: { uploadedAt: "desc" },
    take: MAX_ROWS,
    select: { id: true, fileName: true, state: true, uploadedAt: true },
  });
  return rows.map(({ uploadedAt, state, ...row }) => ({
    ...row,
    state: state as UploadState,
    sentOn: londonDate(uploadedAt),
  }));
}
