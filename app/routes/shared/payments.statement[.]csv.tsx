import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { statementRows } from "~/domains/payments/account-statement.rules";
import { viewAccountStatement } from "~/domains/payments/queries/view-account-statement.server";
import { writtenCsv } from "~/platform/csv/written-csv";
import { csvResponse } from "~/platform/file-response.server";

/** The statement of a month as a file for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const view = await viewAccountStatement(actor, new URL(request.url).searchParams.get("month"));
  const rows = statementRows(view, view.side === "provider" ? "Council" : "Provider");
  return csvResponse(writtenCsv(rows), `payments-${view.month}.csv`);
}
