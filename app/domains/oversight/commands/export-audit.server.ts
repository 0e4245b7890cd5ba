import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { AUDIT_EVENTS } from "~/domains/audit/audit.events";
import { recordEvent } from "~/domains/audit/record-event.server";
import { writtenCsv } from "~/platform/csv/written-csv";
import { invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate, londonTime } from "~/platform/time";
import { may } from "../audit.policy";
import type { ReadFilters } from "../audit.schema";
import { type RecordKey, readRecord } from "../queries/read-record.server";
import { inWords, withReferral } from "../queries/view-audit.server";

export type ExportedAudit = { fileName: string; csv: string };

const AT_ONCE = 1_000;
/** What a spreadsheet still opens; beyond it the last line says that there is more. */
const MAX_ROWS = 20_000;
const HEADER = ["Date", "Time (London)", "Person", "Organisation", "What", "Referral"];

/**
 * The log as it is filtered, as a file, and on the record that it was taken. `invalid` where the filters cannot be
 * meant: the page says why.
 */
export function exportAudit(
  actor: Actor,
  { filters, errors }: ReadFilters,
): Promise<Result<ExportedAudit, Refusal>> {
  return write<ExportedAudit, Refusal>(actor, undefined, async (tx) => {
    const allowed = may(actor, "export", actor);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "audit" }));
    const narrowed = await withReferral(tx, actor, filters);
    if (!narrowed || Object.keys(errors).length > 0) return err(invalid("The filters cannot be read"));
    const lines: string[][] = [];
    let after: RecordKey | undefined;
    let more = true;
    while (more && lines.length < MAX_ROWS) {
      const step = await readRecord(tx, actor, narrowed, { take: AT_ONCE, after });
      const words = await inWords(tx, actor, step.rows);
      step.rows.forEach((row, index) => {
        const told = words[index];
        if (told)
          lines.push([
            londonDate(row.at),
            londonTime(row.at),
            told.person,
            told.organisation,
            told.what,
            told.reference ?? "",
          ]);
      });
      after = step.rows.at(-1);
      more = step.more;
    }
    const rows = lines.length;
    if (more)
      lines.push([
        "",
        "",
        "",
        "",
        `This file holds the newest ${rows} rows only. Choose fewer days to get the rest.`,
        "",
      ]);
    await recordEvent(tx, actor, AUDIT_EVENTS, {
      kind: "audit-exported",
      audience: actor.kind === "provider" ? "provider" : "council",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId: actor.kind === "provider" ? actor.organisationId : null,
      subject: "organisation",
      subjectId: actor.organisationId,
      data: { rows },
    });
    return ok({ fileName: `audit-${actor.organisationSlug}.csv`, csv: writtenCsv([HEADER, ...lines]) });
  });
}
