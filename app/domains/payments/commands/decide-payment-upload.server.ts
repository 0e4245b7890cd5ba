import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { removeKept } from "~/platform/files/file-store.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Prisma } from "~prisma/client";
import { PAYMENT_EVENTS } from "../payment.events";
import { IMPORT_PAYMENT_UPLOAD, READ_PAYMENT_UPLOAD } from "../payment.jobs";
import { type UploadEvent, uploadMachine } from "../payment-upload.machine";
import { ASKED_FIELDS, withdrawsMany } from "../payment-upload.rules";
import type { Columns } from "../payment-upload.schema";
import { may } from "../payments.policy";
import type { Mapping } from "../propose-mapping.rules";
import { findPaymentUpload, type PaymentUpload } from "../queries/find-payment-upload.server";
import {
  type OtherKey,
  otherKey,
  otherKeyOnPage,
  type SavedMapping,
  savedMapping,
  savedMappingSchema,
} from "../saved-mapping.rules";

type Asked = { id: string; version: number; idempotency?: Idempotency<null> };
type Change = Prisma.PaymentUploadUpdateManyMutationInput;

/**
 * Says which column holds what: the file is read to its end by it, and what its import would do is worked out. `invalid` beside
 * its field where a column is not in the file, or the finance system's payments were read by other columns and would count twice.
 */
export function chooseColumns(
  actor: Actor,
  { columns: said, ...asked }: Asked & { columns: Columns },
): Promise<Result<null, Refusal>> {
  return moved(actor, asked, "read", async (tx, upload) => {
    const { look } = upload;
    if (!look) return err(notNow());
    const wide = ASKED_FIELDS.find((name) => (said[name] ?? 0) >= look.header.length);
    if (wide) return err(invalid("Choose a column of the file", wide));
    const mapping = mappingOf(said);
    const other = await otherKeyOf(tx, upload, savedMapping(mapping, look.header));
    if (other) return err(invalid(otherKeyOnPage(other), other.field));
    await askToRead(tx, upload);
    return ok({ mapping, attempts: 0, problem: null });
  });
}

/**
 * By what the rows of a file would be known otherwise than the payments of its finance system. The check finds it too; here it is
 * told beside its field. A file that corrects another may replace all of them, which only the check knows.
 */
async function otherKeyOf(
  tx: Tx,
  { councilId, source: name, look, corrects }: PaymentUpload,
  mapping: SavedMapping,
): Promise<OtherKey | undefined> {
  if (corrects !== null) return undefined;
  const source = await tx.paymentSource.findUnique({
    where: { councilId_name: { councilId, name } },
    select: { mapping: true, payments: { where: { withdrawnAt: null }, take: 1, select: { id: true } } },
  });
  if (!source || source.payments.length === 0) return undefined;
  return otherKey(savedMappingSchema.parse(source.mapping), mapping, look?.header ?? []);
}

function mappingOf(said: Columns): Mapping {
  const asked = ASKED_FIELDS.flatMap((name) =>
    said[name] === undefined ? [] : [[name, said[name]] as const],
  );
  const dated = asked.filter(([name]) => name === "paidOn" || name === "periodFrom" || name === "periodTo");
  return {
    columns: Object.fromEntries(asked),
    decimalSign: said.decimalSign,
    dateFormats: Object.fromEntries(dated.map(([name]) => [name, said.dateFormat])),
    dateSystem: said.dateSystem === "1904" ? 1904 : 1900,
  };
}

/** Goes back to the columns of a file that was read. */
export function changeColumns(actor: Actor, asked: Asked): Promise<Result<null, Refusal>> {
  return moved(actor, asked, "change-columns", async () => ok({ problem: null }));
}

/** Says which import the file takes the place of, or none: what it would do is worked out again. */
export function checkAsCorrection(
  actor: Actor,
  { corrects, ...asked }: Asked & { corrects: number | null },
): Promise<Result<null, Refusal>> {
  return moved(actor, asked, "read", async (tx, upload) => {
    if (upload.state !== "checked") return err(notNow());
    if (corrects !== null) {
      const batch = await tx.importBatch.findFirst({
        where: { councilId: upload.councilId, number: corrects, source: { name: upload.source } },
        select: { id: true },
      });
      if (!batch) return err(invalid("Choose one of the imports of this finance system", "corrects"));
    }
    await askToRead(tx, upload);
    return ok({ corrects, attempts: 0, problem: null });
  });
}

/**
 * Asks for the import of a file as it was checked. `invalid` where rows cannot be read and nobody said to leave them out, where it
 * corrects another and is not complete, or takes many payments away and nobody said that it is.
 */
export function askForImport(
  actor: Actor,
  { skip, complete, ...asked }: Asked & { skip: boolean; complete: boolean },
): Promise<Result<null, Refusal>> {
  return moved(actor, asked, "import", async (tx, upload) => {
    const { found, corrects, councilId } = upload;
    if (!found) return err(notNow());
    if (found.sameAs !== null)
      return err(notNow(`This file was imported before, as import ${found.sameAs}. Nothing was changed.`));
    const { refused } = found.counts;
    if (refused > 0 && corrects !== null)
      return err(
        invalid("A file that corrects another must be complete. Correct these rows and send it again"),
      );
    if (refused > 0 && !skip)
      return err(
        invalid(
          "Tick to leave out the rows that cannot be read, or delete this file and send a corrected one",
          "skip",
        ),
      );
    if (withdrawsMany(found) && !complete)
      return err(
        invalid(
          "Tick to confirm that the file is complete, or choose a different import to replace",
          "complete",
        ),
      );
    await enqueue(
      tx,
      IMPORT_PAYMENT_UPLOAD,
      { uploadId: upload.id, organisationId: councilId },
      { key: upload.id },
    );
    await recordEvent(tx, actor, PAYMENT_EVENTS, {
      kind: "payment-import-asked",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: { rows: found.rows, pence: found.pence },
    });
    return ok({
      skip: refused > 0,
      attempts: 0,
      rowsWritten: 0,
      problem: null,
      askedById: actor.personId,
      askedAt: now(),
    });
  });
}

/** Deletes a file that was not imported. */
export async function deleteUpload(actor: Actor, asked: Asked): Promise<Result<null, Refusal>> {
  const result = await write<null, Refusal>(actor, asked.idempotency, async (tx) => {
    const upload = await findPaymentUpload(tx, { councilId: actor.organisationId, id: asked.id });
    if (!upload) return err(missing());
    const allowed = may(actor, "send-file", actor);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-file" }));
    if (upload.state === "importing" || upload.state === "imported") return err(notNow());
    if (upload.version !== asked.version) return err(conflict());
    const { count } = await tx.paymentUpload.deleteMany({
      where: { id: upload.id, councilId: actor.organisationId, version: upload.version },
    });
    return count === 0 ? err(conflict()) : ok(null);
  });
  if (result.ok) await removeKept(asked.id);
  return result;
}

async function askToRead(tx: Tx, { id, councilId }: PaymentUpload): Promise<void> {
  await enqueue(tx, READ_PAYMENT_UPLOAD, { uploadId: id, organisationId: councilId }, { key: id });
}

/** One move of the actor's, in one transaction, bound to the version that was on the page. */
function moved(
  actor: Actor,
  { id, version, idempotency }: Asked,
  event: UploadEvent,
  decide: (tx: Tx, upload: PaymentUpload) => Promise<Result<Change, Refusal>>,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const upload = await findPaymentUpload(tx, { councilId: actor.organisationId, id });
    if (!upload) return err(missing());
    const allowed = may(actor, "send-file", actor);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-file" }));
    const to = uploadMachine.next(upload.state, event);
    if (!to.ok) return to;
    if (upload.version !== version) return err(conflict());
    const decided = await decide(tx, upload);
    if (!decided.ok) return decided;
    const { count } = await tx.paymentUpload.updateMany({
      where: { id: upload.id, councilId: actor.organisationId, version, state: upload.state },
      data: { ...decided.value, state: to.value, version: { increment: 1 } },
    });
    return count === 0 ? err(conflict()) : ok(null);
  });
}
