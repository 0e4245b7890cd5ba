import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listOffers } from "~/domains/offers/queries/list-offers.server";
import { OfferList } from "~/domains/offers/ui/offer-list";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Our offers - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const list = await listOffers(actor, new URL(request.url).searchParams);
  return { list };
}

export default function OurOffers() {
  const { list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="Our offers"
        lede="What you have to do stands first, then what is held for the shortest time."
      />
      <OfferList list={list} />
    </>
  );
}
