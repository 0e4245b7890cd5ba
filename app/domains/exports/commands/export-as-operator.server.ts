import { recordEvent } from "~/domains/audit/record-event.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { EXPORT_EVENTS } from "../export.events";
import type { Period } from "../placement-record.rules";
import { writtenPlacements } from "../queries/written-placements.server";
import type { FormatName } from "../standard-files.rules";

/**
 * The same file for whoever runs the portal, who is nobody in it: the council is named by its code or the word in its
 * addresses, and row security shows what is that council's alone. Nothing is given out before it is on the record.
 */
export async function exportAsOperator(
  code: string,
  asked: { period: Period; format: FormatName },
): Promise<Result<{ pieces: string[] }, Refusal>> {
  const [council] = await sqlFor("worker")<{ id: string; name: string }[]>`
    select id, name from access.organisations
     where kind = 'council' and (upper(council_code) = ${code.toUpperCase()} or slug = ${code.toLowerCase()})`;
  if (!council) return err(invalid(`There is no council "${code}" here. Use its code, like E08000031`));
  const acting = { "app.org_id": council.id };
  const written = await transaction("council", acting, (tx) =>
    writtenPlacements(tx, council, { ...asked, needs: true }),
  );
  if (!written.ok) return written;
  await transaction("worker", acting, (tx) =>
    recordEvent(tx, null, EXPORT_EVENTS, {
      kind: "placements-exported",
      councilId: council.id,
      subject: "organisation",
      subjectId: council.id,
      data: { rows: written.value.rows, ...asked.period, format: asked.format },
    }),
  );
  return ok({ pieces: written.value.pieces });
}
