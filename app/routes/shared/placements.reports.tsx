import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { listDueReports } from "~/domains/documents/queries/list-due-reports.server";
import { DueReportsPage } from "~/domains/documents/ui/due-reports-page";

export const meta: MetaFunction = () => [{ title: "Reports due - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { list: await listDueReports(actor, new URL(request.url).searchParams.get("after")) };
}

export default function DueReports() {
  return <DueReportsPage {...useLoaderData<typeof loader>()} />;
}
