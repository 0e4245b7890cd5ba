import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { exportPlacements } from "~/domains/exports/commands/export-placements.server";
import { periodEntries, readPeriod } from "~/domains/exports/export-period.schema";
import { isFormatName } from "~/domains/exports/standard-files.rules";
import { councilPaths } from "~/paths";
import { fileResponse } from "~/platform/file-response.server";
import { postedBody } from "~/platform/forms/posted-body.server";
import { refusePage } from "~/platform/refusal.server";

/** A press gives the file: opening the address alone takes nothing and leads back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return redirect(councilPaths(actor.organisationSlug).placementExport().page());
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { form } = await postedBody(request);
  const { period, typed } = readPeriod(form);
  const format = form.get("format");
  if (!period || !isFormatName(format)) {
    const page = councilPaths(actor.organisationSlug).placementExport().page();
    return redirect(`${page}?${new URLSearchParams(periodEntries(typed))}`);
  }
  const taken = await exportPlacements(actor, { period, format });
  if (!taken.ok) return refusePage(taken.error);
  return fileResponse(taken.value.pieces.join(""), taken.value);
}
