import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { type LedgerLook, lookSchema, mappingSchema } from "../ledger-content.rules";
import type { UploadState } from "../payment-upload.machine";
import { type FoundInUpload, foundSchema } from "../payment-upload.rules";
import type { Mapping } from "../propose-mapping.rules";

/** A finance export that was sent, as its commands, jobs and page know it. */
export type PaymentUpload = {
  id: string;
  councilId: string;
  source: string;
  fileName: string;
  sha256: string;
  state: UploadState;
  version: number;
  attempts: number;
  look: LedgerLook | null;
  mapping: Mapping | null;
  corrects: number | null;
  found: FoundInUpload | null;
  problem: string | null;
  skip: boolean;
  uploadedAt: Date;
  uploadedById: string;
  rowsWritten: number;
  batchNumber: number | null;
};

/** One of a council's uploads by its id; null where there is none. */
export async function findPaymentUpload(
  tx: Tx,
  { councilId, id }: { councilId: string; id: string },
): Promise<PaymentUpload | null> {
  if (!isId(id)) return null;
  const row = await tx.paymentUpload.findFirst({ where: { id, councilId } });
  if (!row) return null;
  const { sourceName: source, look, mapping, found, ...rest } = row;
  return {
    ...rest,
    source,
    state: row.state as UploadState,
    look: look === null ? null : lookSchema.parse(look),
    mapping: mapping === null ? null : mappingSchema.parse(mapping),
    found: found === null ? null : foundSchema.parse(found),
  };
}
