import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { listInterests } from "~/domains/market/queries/list-interests.server";
import { InterestsPage } from "~/domains/market/ui/interest-pages";

export const meta: MetaFunction = () => [{ title: "Interest in commissioning intentions - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await listInterests(actor) };
}

export default function Interests() {
  return <InterestsPage {...useLoaderData<typeof loader>()} />;
}
