import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { readLookKey } from "~/domains/releases/queries/list-looks.server";
import { viewReleases } from "~/domains/releases/queries/view-releases.server";
import { ReleasesDone, ReleasesPage } from "~/domains/releases/ui/releases-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who knows, ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const after = readLookKey(new URL(request.url).searchParams.get("after"));
  const view = await viewReleases(actor, params.reference ?? "", after);
  return { view };
}

export default function WhoKnows() {
  const page = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <ReleasesDone done={search.get("done")} />
      <ReleasesPage {...page} />
    </>
  );
}
