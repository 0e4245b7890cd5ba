import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { viewCouncilPriorities } from "~/domains/priorities/queries/view-council-priorities.server";
import { CouncilPrioritiesPage } from "~/domains/priorities/ui/council-priorities-page";
import { noticeOf } from "~/notices";
import { councilPaths } from "~/paths";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.council.name ?? "A council"}: how it does - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const wanted = new URL(request.url).searchParams.get("quarter");
  const view = await viewCouncilPriorities(actor, params.council ?? "", wanted);
  const replyTo = view.council.own
    ? councilPaths(actor.organisationSlug).replyToPriorities(view.quarter.key)
    : null;
  return { view, replyTo };
}

export default function CouncilPriorities() {
  const [search] = useSearchParams();
  const done = noticeOf("priorities", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <CouncilPrioritiesPage {...useLoaderData<typeof loader>()} />
    </>
  );
}
