import type { Tx } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import { findNamesTold } from "~/domains/referrals/queries/find-names-told.server";
import { transaction } from "~/platform/database/transaction.server";
import { readKept, removeKept, replaceKept } from "~/platform/files/file-store.server";
import type { Task } from "~/platform/jobs/jobs.server";
import { readPdf, textOf } from "../document-reading.server";
import { checkDocumentJob } from "./payload";

/**
 * The job `check-document`: compares what can be read of a redacted document with who the child is, as the council
 * itself. A plain text is then ready; a PDF loses the properties that say who wrote it, and waits for a second person
 * unless one has confirmed it already. What says who the child is is refused, with what was found but not its words, and its file removed.
 */
export const checkDocument: Task = async (payload) => {
  const { documentId, organisationId } = checkDocumentJob.parse(payload);
  const uploader = await transaction("council", { "app.org_id": organisationId }, (tx) =>
    tx.redactedDocument.findFirst({
      where: { id: documentId, councilId: organisationId, state: "checking" },
      select: { uploadedById: true },
    }),
  );
  if (!uploader) return;
  const by = { "app.org_id": organisationId, "app.person_id": uploader.uploadedById };
  const refused = await transaction("council", by, (tx) =>
    check(tx, { documentId, organisationId, personId: uploader.uploadedById }),
  );
  if (refused) await removeKept(documentId);
};

type Job = { documentId: string; organisationId: string; personId: string };

async function check(tx: Tx, { documentId, organisationId, personId }: Job): Promise<boolean> {
  await tx.$queryRaw`select id from redacted_documents where id = ${documentId}::uuid for update`;
  const document = await tx.redactedDocument.findFirst({
    where: { id: documentId, councilId: organisationId, state: "checking" },
    select: { kind: true, referralId: true, confirmedById: true },
  });
  if (!document) return false;
  const read = await readWords(documentId, document.kind);
  const named = read.ok
    ? await findNamesTold(
        tx,
        asCouncil(organisationId, personId),
        document.referralId,
        { text: read.words },
        { sure: true },
      )
    : undefined;
  const refused = read.ok ? named && withoutValue(named.error.words) : read.words;
  const state = refused
    ? "refused"
    : document.kind === "pdf" && !document.confirmedById
      ? "second-look"
      : "ready";
  await tx.redactedDocument.updateMany({
    where: { id: documentId, councilId: organisationId, state: "checking" },
    data: { state, refused: refused ?? null },
  });
  if (state !== "second-look")
    await recordEvent(
      tx,
      { personId },
      {
        kind: state === "ready" ? "document-ready" : "document-refused",
        audience: "council",
        councilId: organisationId,
        subject: "referral",
        subjectId: document.referralId,
        referralId: document.referralId,
        data: { documentId },
      },
    );
  return refused !== undefined;
}

/** What kind of thing was found and not the thing: the row is no vault. */
function withoutValue(words: string): string {
  return `${words.split(":")[0]}. Take it out and send the document again.`;
}

async function readWords(
  id: string,
  kind: string,
): Promise<{ ok: true; words: string } | { ok: false; words: string }> {
  const bytes = await readKept(id);
  if (kind === "text") return { ok: true, words: textOf(bytes) ?? "" };
  const read = readPdf(bytes);
  if (read.ok) await replaceKept(id, read.cleaned);
  return read;
}

/** The gate asks who compares: the council of the document, in the name of the person who sent it. */
function asCouncil(organisationId: string, personId: string): Actor {
  return {
    kind: "council",
    personId,
    personName: "",
    organisationId,
    organisationSlug: "",
    organisationName: "",
    roles: [],
  };
}
