import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewReports } from "~/domains/documents/queries/view-reports.server";
import { ReportsPage } from "~/domains/documents/ui/reports-page";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Reports: ${data?.view.placement.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const after = new URL(request.url).searchParams.get("after");
  return { view: await viewReports(actor, params.reference ?? "", after) };
}

export default function Reports() {
  const [search] = useSearchParams();
  const done = noticeOf("reports", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <ReportsPage {...useLoaderData<typeof loader>()} />
    </>
  );
}
