import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { offerCrumbs } from "~/domains/authorisations/ui/offer-crumbs";
import { viewHomeOfOffer } from "~/domains/documents/queries/view-home-files.server";
import { HomePhotos } from "~/domains/documents/ui/home-of-offer";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { HomeForChildPage } from "~/domains/offers/ui/home-for-child";
import { councilPaths } from "~/paths";
import { notFound } from "~/platform/not-found.server";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "The home, for the child - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const offer = await viewOffer(actor, params.offer ?? "");
  if (offer.referral.reference !== params.reference || !offer.abilities.view) return notFound();
  const page = councilPaths(actor.organisationSlug).referral(offer.referral.reference).offer(offer.reference);
  if (!offer.impact.sent) throw redirect(page.page());
  return { offer, home: await viewHomeOfOffer(actor, offer.reference) };
}

export default function ForTheChild() {
  const paths = useCouncilPaths();
  const { offer, home } = useLoaderData<typeof loader>();
  const at = { reference: offer.referral.reference, offer: offer.reference };
  return (
    <HomeForChildPage
      offer={offer}
      crumbs={offerCrumbs(paths, at, "For the child").crumbs}
      note="The home wrote this about daily life there. Read it before you give it to the child."
      pictures={<HomePhotos home={home} fileOf={paths.referral(at.reference).offer(at.offer).homeFile} />}
      guide={home.guide ? paths.referral(at.reference).offer(at.offer).homeFile(home.guide.id) : undefined}
    />
  );
}
