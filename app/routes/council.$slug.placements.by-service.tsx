import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { readAfterId } from "~/domains/agreements/placement/list-keys.schema";
import { placementsByService } from "~/domains/agreements/queries/placements-by-service.server";
import { ByServicePage } from "~/domains/agreements/ui/by-service-page";

export const meta: MetaFunction = () => [{ title: "Placements by service - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { list: await placementsByService(actor, readAfterId(new URL(request.url).searchParams)) };
}

export default function ByService() {
  return <ByServicePage {...useLoaderData<typeof loader>()} />;
}
