import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { pathsOf } from "~/domains/access/navigation";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { refusePage } from "~/platform/refusal.server";
import { filterEntries, readAuditFilters } from "../audit.schema";
import { exportAudit } from "../commands/export-audit.server";
import { readRecordKey } from "../queries/read-record.server";
import { viewAudit } from "../queries/view-audit.server";

/** The audit log of an organisation as its address filters it. A filter that cannot be meant is told beside its field. */
export async function auditLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const search = new URL(request.url).searchParams;
  const asked = readAuditFilters(search);
  const view = await viewAudit(actor, asked, readRecordKey(search.get("after")));
  const page = {
    view,
    typed: asked.typed,
    entries: filterEntries(asked.typed),
    organisation: actor.organisationName,
    council: actor.kind === "council",
    first: !search.has("after"),
  };
  return data(page, { status: Object.keys(view.errors).length > 0 ? 422 : 200 });
}

/** A press gives the file: opening the address alone takes nothing and leads back. */
export async function exportLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return redirect(pathsOf(actor).audit());
}

export async function exportAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const search = new URL(request.url).searchParams;
  const asked = readAuditFilters(search);
  const taken = await exportAudit(actor, asked);
  if (!taken.ok) {
    if (taken.error.kind !== "invalid") return refusePage(taken.error);
    return redirect(`${pathsOf(actor).audit()}?${new URLSearchParams(filterEntries(asked.typed))}`);
  }
  return new Response(taken.value.csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${taken.value.fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}
