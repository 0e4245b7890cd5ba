import { createHash } from "node:crypto";
import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { documentInHtml } from "~/platform/documents/document-in-html";
import { zipOf } from "~/platform/documents/zip.server";
import { newId } from "~/platform/ids";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { caseRecord } from "../queries/case-record.server";
import { recordStand } from "../queries/view-record.server";
import { lockRecord, recordFiling } from "./lock-record.server";

export type TakenPack = { bytes: Buffer; fileName: string; sha256: string };

/**
 * The pack for the child's case record as a ZIP file: one page that says everything, the issued versions of the agreement byte
 * for byte, and what was handed in as PDFs that we made. It is made here and kept nowhere; that it was taken, its SHA-256 and how much it covers is. A look where a
 * letter names the child. Refused with `not-found`, `forbidden` (on the record), or `not-now` once the child is not kept.
 */
export function takePack(actor: Actor, reference: string): Promise<Result<TakenPack, Refusal>> {
  return write<TakenPack, Refusal>(actor, undefined, async (tx) => {
    const found = await lockRecord(tx, actor, { reference, action: "take" });
    if (!found.ok) return found;
    const forgotten = await refuseForgotten(
      tx,
      [found.value.referralId],
      "The case record has what was filed",
    );
    if (forgotten) return forgotten;
    // Counted before it is read: whatever comes in between is in the pack and counts as not covered.
    const covers = await recordStand(tx, found.value.id);
    const at = now();
    const { text, files, documents } = await caseRecord(tx, actor, found.value.reference, at);
    const page = Buffer.from(documentInHtml(text), "utf8");
    const entries = [
      { name: "case-record.html", bytes: page },
      ...files.map(({ name, bytes }) => ({ name: `agreement/${name}`, bytes })),
      ...documents.map(({ name, bytes }) => ({ name: `documents/${name}`, bytes })),
    ];
    const sums = entries.map(({ name, bytes }) => `${sha256Of(bytes)}  ${name}\n`).join("");
    const bytes = zipOf([...entries, { name: "SHA256SUMS", bytes: Buffer.from(sums, "utf8") }], at);
    const sha256 = sha256Of(bytes);
    await tx.recordPack.createMany({
      data: [
        {
          id: newId(),
          placementId: found.value.id,
          councilId: found.value.subject.councilId,
          covers,
          sha256,
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

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
