import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewStatutory } from "~/domains/statutory/queries/view-statutory.server";
import { StatutoryPage } from "~/domains/statutory/ui/statutory-page";
import { noticeOf } from "~/notices";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Statutory steps: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewStatutory(actor, params.reference ?? "") };
}

export default function StatutorySteps() {
  const [search] = useSearchParams();
  const done = noticeOf("statutory", search.get("done"));
  return <StatutoryPage view={useLoaderData<typeof loader>().view} done={done} />;
}
