import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { forPackOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { type DocumentPart, paragraph, tableOf } from "~/platform/documents/document-parts";
import { sizeOfKept } from "~/platform/files/file-store.server";
import { dayOfColumn, fullDayAndTime } from "~/platform/time";
import { documentScope } from "../document.scope.server";
import type { DocumentKind } from "../document-kinds.options";
import { documentTitle } from "../report.rules";
import { fileNameOf } from "./view-placement-document.server";
import { placementSubject, readDocuments } from "./view-reports.server";

/** A document that belongs into a pack, before its file is opened. */
export type DocumentToPack = { id: string; councilId: string; title: string; fileName: string };
export type PackedFile = { id: string; name: string; bytes: Uint8Array };
/** A document whose file is not in a pack. */
export type LeftOut = { id: string; title: string; why: keyof typeof LEFT_OUT_WHY };

/** So many bytes of files a pack holds. */
export const MOST_PACKED_BYTES = 150 * 1024 * 1024;

const LEFT_OUT_WHY = {
  "too-large": `The files of a pack are ${MOST_PACKED_BYTES / 1024 / 1024} MB at most. Download it from its page and file it as well`,
  unreadable: "Its file could not be opened",
};

/**
 * What was handed in on a placement that the caller has read, as a chapter of a document that is read years later: which files
 * belong to it, and the chapter once it is known which of them could not be taken.
 */
export async function documentsChapter(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<{ toPack: DocumentToPack[]; chapter: (left: readonly LeftOut[]) => DocumentPart[] }> {
  const { id, subject } = await placementSubject(tx, actor, placement);
  const rows = await readDocuments(tx, actor, { placementId: id }, subject, { moment: fullDayAndTime });
  rows.reverse();
  const table = tableOf(
    "Reports and documents",
    ["Document", "What was done", "Paid extra that it shows"],
    rows.map(({ title, said, extra, state }) => [
      state === "refused" ? `${title} (could not be opened)` : title,
      said.join(". "),
      extra ?? "",
    ]),
  );
  return {
    toPack: rows
      .filter(({ state }) => state === "ready")
      .map((row) => ({
        id: row.id,
        councilId: subject.councilId,
        title: row.title,
        fileName: fileNameOf(placement.reference, row),
      })),
    chapter: (left) => [
      ...table,
      ...left.map(({ title, why }) => paragraph(`Not in this file: ${title}. ${LEFT_OUT_WHY[why]}.`)),
    ],
  };
}

/**
 * The PDFs that we made of documents, for whoever may know the child: each is a look. Outside of any transaction, since some years
 * of them take their time. What does not fit or cannot be opened is left out, and said.
 */
export async function packDocuments(
  actor: Actor,
  documents: readonly DocumentToPack[],
  mostBytes = MOST_PACKED_BYTES,
): Promise<{ files: PackedFile[]; left: LeftOut[] }> {
  const files: PackedFile[] = [];
  const left: LeftOut[] = [];
  let bytes = 0;
  for (const document of documents) {
    const { id, title, fileName } = document;
    // Asked before it is opened: what is not taken is no look.
    const size = await sizeOfKept(id, "made");
    if (size !== undefined && bytes + size > mostBytes) {
      left.push({ id, title, why: "too-large" });
      continue;
    }
    const made = size === undefined ? undefined : await readSealed(forPackOf(actor), document, "made");
    if (!made) {
      left.push({ id, title, why: "unreadable" });
      continue;
    }
    bytes += size ?? 0;
    files.push({ id, name: `${String(files.length + 1).padStart(3, "0")}-${fileName}`, bytes: made });
  }
  return { files, left };
}

/** Whether each of these documents can still be opened: none was taken away meanwhile. */
export async function areReady(tx: Tx, actor: Actor, ids: readonly string[]): Promise<boolean> {
  const ready = await tx.placementDocument.count({
    where: { AND: [documentScope(actor), { id: { in: [...ids] }, state: "ready" }] },
  });
  return ready === ids.length;
}

/** What these documents are called, and whether they were taken away since, by their ids. */
export async function titlesOfDocuments(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { title: string; removed: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.placementDocument.findMany({
    where: { AND: [documentScope(actor), { id: { in: [...ids] } }] },
    select: { id: true, kind: true, coversOn: true, state: true },
  });
  return new Map(
    rows.map(({ id, kind, coversOn, state }) => [
      id,
      {
        title: documentTitle(kind as DocumentKind, dayOfColumn(coversOn)),
        removed: state === "removed",
      },
    ]),
  );
}
