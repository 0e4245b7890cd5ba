import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { forPackOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { type DocumentPart, paragraph, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { fileNameOf } from "./view-placement-document.server";
import { placementSubject, readDocuments } from "./view-reports.server";

export type PackedFile = { name: string; bytes: Uint8Array };

/** So many bytes of files a pack holds; what does not fit is downloaded from its own page, and the chapter says which. */
const MOST_BYTES = 150 * 1024 * 1024;

/**
 * What was handed in on a placement that the caller has read, as a chapter of a document that is read years later, and the PDFs
 * that we made of it. For whoever may know the child: each file is a look.
 */
export async function documentsChapter(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<{ chapter: DocumentPart[]; files: PackedFile[] }> {
  const { id, subject } = await placementSubject(tx, actor, placement);
  const rows = (await readDocuments(tx, actor, { placementId: id }, subject, fullDayAndTime)).reverse();
  const files: PackedFile[] = [];
  const left: string[] = [];
  let bytes = 0;
  for (const row of rows.filter(({ state, abilities }) => state === "ready" && abilities.open)) {
    const place = { id: row.id, councilId: subject.councilId };
    const made = await readSealed(forPackOf(actor), place, "made");
    if (!made || bytes + made.length > MOST_BYTES) {
      left.push(row.title);
      continue;
    }
    bytes += made.length;
    const number = String(files.length + 1).padStart(3, "0");
    files.push({ name: `${number}-${fileNameOf(placement.reference, row)}`, bytes: made });
  }
  const chapter = tableOf(
    "Reports and documents",
    ["Document", "What was done", "Paid extra that it shows"],
    rows.map(({ title, said, extra, state }) => [
      state === "refused" ? `${title} (could not be opened)` : title,
      said.join(". "),
      extra ?? "",
    ]),
  );
  return {
    files,
    chapter: [
      ...chapter,
      ...left.map((title) => paragraph(`Not in this file: ${title}. Download it from its page.`)),
    ],
  };
}
