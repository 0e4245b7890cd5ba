import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { type DocumentPart, heading, paragraph } from "~/platform/documents/document-parts";
import { refusePage } from "~/platform/refusal.server";
import { fullDayAndTime, londonDate } from "~/platform/time";
import { VIEW_MOMENTS, type ViewMoment, viewKindWords } from "../child-view.options";
import { may } from "../child-view.policy";
import { openViews } from "../sealed-view.server";
import { findChildAsked } from "./find-child.server";

/**
 * What the child of a placement said, as a chapter of the record, which is a look. Nothing for whoever may not know the child; a child who
 * is not kept any more has no record.
 */
export async function childViewChapter(tx: Tx, actor: Actor, reference: string): Promise<DocumentPart[]> {
  const found = await findChildAsked(tx, actor, { placement: reference }, londonDate(now()));
  if (!found || may(actor, "read", found.subject) !== true) return [];
  const rows = await tx.childView.findMany({
    where: { referralChildId: found.childId },
    orderBy: { recordedAt: "asc" },
  });
  const opened = await openViews(tx, actor, found.identityId, rows);
  if (!opened.ok && opened.error.kind !== "destroyed") return refusePage(opened.error);
  const texts = opened.ok ? opened.value : new Map<string, string>();
  const names = await namesOfPeople(
    tx,
    rows.map(({ recordedById }) => recordedById),
  );
  return rows.flatMap((row) => [
    heading(VIEW_MOMENTS[row.moment as ViewMoment] ?? row.moment),
    paragraph(
      `${viewKindWords(row.how, row.why)}. Recorded by ${names.get(row.recordedById)?.name ?? "a former colleague"}, ${fullDayAndTime(row.recordedAt)}.`,
    ),
    ...(texts.has(row.id) ? [paragraph(texts.get(row.id) ?? "")] : []),
  ]);
}
