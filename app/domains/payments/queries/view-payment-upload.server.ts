import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { londonDate } from "~/platform/time";
import type { FoundInUpload } from "../payment-upload.rules";
import { may } from "../payments.policy";
import { findPaymentUpload, type PaymentUpload } from "./find-payment-upload.server";
import { type OpenUpload, openUploads } from "./open-uploads.server";

export type SendFileView = {
  /** The names of the council's finance systems, newest first. */
  sources: string[];
  open: OpenUpload[];
};

/** What the page needs on which a file is sent; 403 in words. */
export function viewSendFile(actor: Actor): Promise<SendFileView> {
  return read(actor, async (tx) => {
    requireSending(actor);
    const councilId = actor.organisationId;
    const sources = await tx.paymentSource.findMany({
      where: { councilId },
      orderBy: { madeAt: "desc" },
      select: { name: true },
    });
    return {
      sources: sources.map(({ name }) => name),
      open: await openUploads(tx, councilId),
    };
  });
}

export type UploadView = Pick<
  PaymentUpload,
  | "id"
  | "fileName"
  | "source"
  | "state"
  | "version"
  | "problem"
  | "look"
  | "mapping"
  | "corrects"
  | "rowsWritten"
> & {
  found: FoundInUpload | null;
  sentOn: string;
  /** The import that it became. */
  batchNumber: number | null;
  /** Imports of the same finance system that a file can still correct, newest first. */
  correctable: { number: number; fileName: string }[];
};

const MOST_CORRECTABLE = 40;

/** One file by its id, as far as it is; 404 where there is none, 403 in words. */
export function viewPaymentUpload(actor: Actor, id: string): Promise<UploadView> {
  return read(actor, async (tx) => {
    const councilId = actor.organisationId;
    const upload = await findPaymentUpload(tx, { councilId, id });
    if (!upload) return notFound();
    requireSending(actor);
    const correctable = await tx.importBatch.findMany({
      where: { councilId, source: { name: upload.source }, correctedBy: null },
      orderBy: { number: "desc" },
      take: MOST_CORRECTABLE,
      select: { number: true, fileName: true },
    });
    const { uploadedAt, fileName, source, state, version, problem, look, mapping, corrects } = upload;
    const { found, rowsWritten, batchNumber } = upload;
    return {
      id: upload.id,
      ...{
        fileName,
        source,
        state,
        version,
        problem,
        look,
        mapping,
        corrects,
        found,
        rowsWritten,
        batchNumber,
      },
      sentOn: londonDate(uploadedAt),
      correctable,
    };
  });
}

/** 403 in words for whoever sends no payment files. */
function requireSending(actor: Actor): void {
  const allowed = may(actor, "send-file", actor);
  if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
}
