import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listOwnServices } from "~/domains/providers/queries/list-own-services.server";
import { OwnServicesPage } from "~/domains/providers/ui/own-services-page";

export const meta: MetaFunction = () => [{ title: "Our services - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return {
    view: await listOwnServices(actor),
    organisation: actor.organisationName,
    done: new URL(request.url).searchParams.get("done"),
  };
}

export default function OurServices() {
  return <OwnServicesPage {...useLoaderData<typeof loader>()} />;
}
