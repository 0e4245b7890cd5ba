import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { type DocumentPart, paragraph, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { verdictTitle } from "../verdict.rules";
import { readVerdicts } from "./read-verdicts.server";

/** What the provider said of the referral, as a chapter of a document that is read years later. */
export async function verdictChapter(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<DocumentPart[]> {
  return (await readVerdicts(tx, actor, placement)).flatMap((row) => [
    paragraph(`${verdictTitle(row.days)}. Given by ${row.givenBy}, ${fullDayAndTime(row.answeredAt)}.`),
    ...tableOf(
      `The referral ${verdictTitle(row.days)}`,
      ["Section of the referral", "The provider says", "What differs"],
      row.sections.map(({ label, words, note }) => [label, words, note ?? ""]),
    ),
  ]);
}
