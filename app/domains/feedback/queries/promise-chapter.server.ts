import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { type DocumentPart, paragraph, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { PROMISE_ANSWERS, promiseLabel } from "../promise.options";
import { toldWords } from "../promise.rules";
import { readPromise, readPromiseMessages } from "./read-promise.server";

/** Whether a placement was what was promised, as a chapter of a document that is read years later. */
export async function promiseChapter(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<DocumentPart[]> {
  const row = await readPromise(tx, actor, placement);
  const messages = await readPromiseMessages(tx, actor, placement);
  return [
    ...(row
      ? [
          paragraph(`Recorded by ${row.recordedBy}, ${fullDayAndTime(row.recordedAt)}.`),
          ...tableOf(
            "Whether the placement was what was promised",
            ["What", "After 28 days"],
            row.points.map(({ point, says }) => [promiseLabel(point), PROMISE_ANSWERS[says]]),
          ),
          ...(row.note ? [paragraph(row.note)] : []),
        ]
      : []),
    ...tableOf(
      "What the provider was told of it",
      ["What", "Words", "By"],
      messages.map(({ points, words, toldBy, toldAt }) => [
        toldWords(points),
        words ?? "",
        `${toldBy}, ${fullDayAndTime(toldAt)}`,
      ]),
    ),
  ];
}
