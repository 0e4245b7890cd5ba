import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewPlacementExport } from "~/domains/exports/queries/view-placement-export.server";
import { PlacementExportPage } from "~/domains/exports/ui/placement-export-page";
import { councilPaths } from "~/paths";

export const meta: MetaFunction = () => [{ title: "Export placements - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const paths = councilPaths(actor.organisationSlug);
  const view = await viewPlacementExport(actor, new URL(request.url).searchParams);
  return data(
    { ...view, placements: paths.placements(), file: paths.placementExport().file() },
    { status: Object.keys(view.errors).length > 0 ? 422 : 200 },
  );
}

export default function PlacementExport() {
  return <PlacementExportPage {...useLoaderData<typeof loader>()} />;
}
