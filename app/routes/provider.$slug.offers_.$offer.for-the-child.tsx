import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { HomeForChildPage } from "~/domains/offers/ui/home-for-child";
import { providerPaths } from "~/paths";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Your home, for the child - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const offer = await viewOffer(actor, params.offer ?? "");
  if (!offer.impact.sent) throw redirect(providerPaths(actor.organisationSlug).offer(offer.reference).page());
  return { offer };
}

export default function ForTheChild() {
  const paths = useProviderPaths();
  const { offer } = useLoaderData<typeof loader>();
  return (
    <HomeForChildPage
      offer={offer}
      crumbs={[
        { label: "Our offers", to: paths.offers() },
        { label: offer.reference, to: paths.offer(offer.reference).page() },
        { label: "For the child" },
      ]}
      note="The council can give this sheet to the child. It is made of your impact assessment: to change it, change the offer."
    />
  );
}
