import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { isMatchedKind } from "~/domains/providers/declaration.rules";
import { viewService } from "~/domains/providers/queries/view-service.server";
import { serviceTitle } from "~/domains/providers/service-words.rules";
import { ServicePage } from "~/domains/providers/ui/service-page";
import { may } from "~/domains/referrals/referral.policy";
import { councilPaths } from "~/paths";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${serviceTitle(data.service)} - Homeward` : "Homeward" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const service = isId(params.service) ? await viewService(actor, params.service) : undefined;
  const found = service ?? notFound();
  const placing = may(actor, "record-phone-placement", { councilId: actor.organisationId, state: "draft" });
  const placeable = found.status === "active" && isMatchedKind(found.kind);
  return {
    service: found,
    placeByPhone:
      placing === true && placeable ? councilPaths(actor.organisationSlug).placeByPhone(found.id) : null,
    done: new URL(request.url).searchParams.get("done"),
  };
}

export default function Service() {
  return <ServicePage {...useLoaderData<typeof loader>()} />;
}
