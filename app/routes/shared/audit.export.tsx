import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { pathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { filterEntries, readAuditFilters } from "~/domains/oversight/audit.schema";
import { exportAudit } from "~/domains/oversight/commands/export-audit.server";
import { csvResponse } from "~/platform/file-response.server";
import { refusePage } from "~/platform/refusal.server";

/** A press gives the file: opening the address alone takes nothing and leads back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  return redirect(pathsOf(actor).audit());
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const search = new URL(request.url).searchParams;
  const asked = readAuditFilters(search);
  const taken = await exportAudit(actor, asked);
  if (!taken.ok) {
    if (taken.error.kind !== "invalid") return refusePage(taken.error);
    return redirect(`${pathsOf(actor).audit()}?${new URLSearchParams(filterEntries(asked.typed))}`);
  }
  return csvResponse(taken.value.csv, taken.value.fileName);
}
