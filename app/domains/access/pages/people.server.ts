import type { LoaderFunctionArgs } from "@remix-run/node";
import { homeOfActor } from "~/domains/access/navigation";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { requireActor } from "~/domains/access/require-actor.server";
import type { OrganisationKind } from "~/domains/access/roles";

/** Everybody who acts for the organisation, and what has just been done with one of them. */
export async function peopleLoader({ request, params }: LoaderFunctionArgs, kind: OrganisationKind) {
  const actor = await requireActor({ request, params }, kind);
  return {
    view: await listColleagues(actor),
    home: homeOfActor(actor),
    organisation: actor.organisationName,
    done: new URL(request.url).searchParams.get("done"),
  };
}
