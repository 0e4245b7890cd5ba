import { createHash } from "node:crypto";
import type { Actor } from "~/domains/access/actor";
import { type Tx, write } from "~/domains/access/transactions.server";
import {
  areReady,
  type LeftOut,
  type PackedFile,
  packDocuments,
} from "~/domains/documents/queries/document-chapter.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import type { FoundStatutory } from "~/domains/statutory/queries/load-statutory.server";
import { now } from "~/platform/clock.server";
import { documentInHtml } from "~/platform/documents/document-in-html";
import { zipOf } from "~/platform/documents/zip.server";
import { newId } from "~/platform/ids";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { type CaseRecord, caseRecord } from "../queries/case-record.server";
import { recordStand } from "../queries/view-record.server";
import { lockRecord, recordFiling } from "./lock-record.server";

type Begun = { at: Date; covers: number; record: CaseRecord };
export type TakenPack = { bytes: Buffer; fileName: string; sha256: string };

/**
 * The pack for the child's case record as a ZIP file: one page that says everything, the issued versions of the agreement byte
 * for byte, and what was handed in as PDFs that we made. It is made here and kept nowhere; that it was taken, its SHA-256, how much
 * it covers and which documents are not in it is. A look for each letter and document that it opens. Documents are opened between
 * two transactions: the first reads what there is, the second asks again whether it may be taken and writes that it was.
 * Refused with `not-found`, `forbidden` (on the record), or `not-now` once the child is not kept, or where a document was taken away
 * meanwhile.
 */
export async function takePack(
  actor: Actor,
  reference: string,
  mostBytes?: number,
): Promise<Result<TakenPack, Refusal>> {
  const begun = await write<Begun, Refusal>(actor, undefined, async (tx) => {
    const found = await recordToTake(tx, actor, reference);
    if (!found.ok) return found;
    // Counted before it is read: whatever comes in between is in the pack and counts as not covered.
    const covers = await recordStand(tx, found.value.id);
    const at = now();
    return ok({ at, covers, record: await caseRecord(tx, actor, found.value.reference, at) });
  });
  if (!begun.ok) return begun;
  const { at, covers, record } = begun.value;
  const { files, left } = await packDocuments(actor, record.documents, mostBytes);
  const bytes = packOf(record, files, left, at);
  const sha256 = sha256Of(bytes);
  return write<TakenPack, Refusal>(actor, undefined, async (tx) => {
    const found = await recordToTake(tx, actor, reference);
    if (!found.ok) return found;
    const taken = files.map(({ id }) => id);
    if (!(await areReady(tx, actor, taken)))
      return err(notNow("A document was removed while the pack was made. Download it again"));
    await tx.recordPack.createMany({
      data: [
        {
          id: newId(),
          placementId: found.value.id,
          councilId: found.value.subject.councilId,
          covers,
          sha256,
          leftOut: left.map(({ id }) => id),
          takenById: actor.personId,
          takenAt: at,
        },
      ],
    });
    await recordFiling(tx, actor, found.value, {
      kind: "record-taken",
      data: { placement: found.value.reference, sha256 },
    });
    return ok({ bytes, sha256, fileName: `case-record-${found.value.reference}-${londonDate(at)}.zip` });
  });
}

async function recordToTake(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<Result<FoundStatutory, Refusal>> {
  const found = await lockRecord(tx, actor, { reference, action: "take" });
  if (!found.ok) return found;
  const gone = "The case record has what was filed";
  return (await refuseForgotten(tx, [found.value.referralId], gone)) ?? found;
}

function packOf(
  { text, files }: CaseRecord,
  documents: readonly PackedFile[],
  left: readonly LeftOut[],
  at: Date,
): Buffer {
  const entries = [
    { name: "case-record.html", bytes: Buffer.from(documentInHtml(text(left)), "utf8") },
    ...files.map(({ name, bytes }) => ({ name: `agreement/${name}`, bytes })),
    ...documents.map(({ name, bytes }) => ({ name: `documents/${name}`, bytes })),
  ];
  const sums = entries.map(({ name, bytes }) => `${sha256Of(bytes)}  ${name}\n`).join("");
  return zipOf([...entries, { name: "SHA256SUMS", bytes: Buffer.from(sums, "utf8") }], at);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
