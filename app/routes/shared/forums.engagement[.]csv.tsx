import type { LoaderFunctionArgs } from "@remix-run/node";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewEngagement } from "~/domains/forums/queries/view-engagement.server";
import { now } from "~/platform/clock.server";
import { writtenCsv } from "~/platform/csv/written-csv";
import { csvResponse } from "~/platform/file-response.server";
import { londonDate } from "~/platform/time";

/** The figures of the page as a file for a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await organiser(args);
  const { rows } = await viewEngagement(actor);
  const csv = writtenCsv([
    ["Provider", "Dates for it", "Booked", "Came", "Missed", "Last came"],
    ...rows.map((row) => [
      row.provider,
      ...[row.dates, row.booked, row.attended, row.missed].map(String),
      row.lastCame ? londonDate(row.lastCame) : "",
    ]),
  ]);
  return csvResponse(csv, `who-comes-${londonDate(now())}.csv`);
}
