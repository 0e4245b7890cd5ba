import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { homeOfActor } from "~/domains/access/navigation";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { PeopleList } from "~/domains/access/ui/people-list";

export const meta: MetaFunction = () => [{ title: "People - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    view: await listColleagues(actor),
    home: homeOfActor(actor),
    organisation: actor.organisationName,
    done: new URL(request.url).searchParams.get("done"),
  };
}

export default function PeoplePage() {
  return <PeopleList {...useLoaderData<typeof loader>()} />;
}
