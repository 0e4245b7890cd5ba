import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { listRefusedRows } from "~/domains/payments/queries/view-import.server";
import { writtenCsv } from "~/platform/csv/written-csv";
import { csvResponse } from "~/platform/file-response.server";

/** The rows of a payment file that were left out, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const rows = await listRefusedRows(actor, params.number ?? "");
  const csv = writtenCsv([
    ["Row", "Column", "Reason"],
    ...rows.map(({ line, column, reason }) => [String(line), column, reason]),
  ]);
  return csvResponse(csv, `import-${params.number}-rows-left-out.csv`);
}
