import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { CSV_MARK } from "~/platform/csv/written-csv";
import { type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { EXPORT_EVENTS } from "../export.events";
import { may } from "../export.policy";
import type { Period } from "../placement-record.rules";
import { writtenPlacements } from "../queries/written-placements.server";
import { FILE_FORMATS, type FormatName } from "../standard-files.rules";

export type ExportPlacements = { period: Period; format: FormatName };
export type ExportedPlacements = { pieces: string[]; mediaType: string; fileName: string };

/** The council's placements as a file of the Placements Data Standard, and on the record that it was taken. */
export function exportPlacements(
  actor: Actor,
  asked: ExportPlacements,
): Promise<Result<ExportedPlacements, Refusal>> {
  return write<ExportedPlacements, Refusal>(actor, undefined, async (tx) => {
    const council = { id: actor.organisationId, name: actor.organisationName };
    const allowed = may(actor, "export-placements", { councilId: council.id });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "placements-export" }));
    const needs = may(actor, "export-needs", { councilId: council.id }) === true;
    const written = await writtenPlacements(tx, council, { ...asked, needs });
    if (!written.ok) return written;
    const { period, format } = asked;
    await recordEvent(tx, actor, EXPORT_EVENTS, {
      kind: "placements-exported",
      councilId: council.id,
      subject: "organisation",
      subjectId: council.id,
      data: { rows: written.value.rows, ...period, format },
    });
    const { extension, mediaType } = FILE_FORMATS[format];
    return ok({
      // People open a CSV in a spreadsheet.
      pieces: format === "csv" ? [CSV_MARK, ...written.value.pieces] : written.value.pieces,
      mediaType,
      fileName: `placements-${actor.organisationSlug}-${period.from}-to-${period.to}.${extension}`,
    });
  });
}
