import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { filterEntries, readAuditFilters } from "~/domains/oversight/audit.schema";
import { readRecordKey } from "~/domains/oversight/queries/read-record.server";
import { viewAudit } from "~/domains/oversight/queries/view-audit.server";
import { AuditPage } from "~/domains/oversight/ui/audit-page";

export const meta: MetaFunction = () => [{ title: "Audit log - Homeward" }];

/** The log as its address filters it. A filter that cannot be meant is told beside its field. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
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

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}
