import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { viewService } from "~/domains/providers/queries/view-service.server";
import { serviceTitle } from "~/domains/providers/service-words.rules";
import { ServicePage } from "~/domains/providers/ui/service-page";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${serviceTitle(data.service)} - Homeward` : "Homeward" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const service = isId(params.service) ? await viewService(actor, params.service) : undefined;
  return {
    service: service ?? notFound(),
    done: new URL(request.url).searchParams.get("done"),
  };
}

export default function Service() {
  return <ServicePage {...useLoaderData<typeof loader>()} />;
}
