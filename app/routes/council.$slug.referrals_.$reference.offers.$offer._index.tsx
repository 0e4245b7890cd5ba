import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { agreementsOfOffer } from "~/domains/agreements/queries/agreements-of-offer.server";
import { placementsOf } from "~/domains/agreements/queries/placements-of-referral.server";
import { viewFundingTerms } from "~/domains/agreements/queries/view-funding-terms.server";
import { viewWhoPaysCard } from "~/domains/agreements/queries/view-who-pays.server";
import { AgreementLinks } from "~/domains/agreements/ui/agreement-links";
import { FundingCard } from "~/domains/agreements/ui/funding-card";
import { PlacementLinks } from "~/domains/agreements/ui/placement-links";
import { WhoPaysLink } from "~/domains/agreements/ui/who-pays-card";
import { viewHomeOfOffer } from "~/domains/documents/queries/view-home-files.server";
import { HomeOfOfferCard } from "~/domains/documents/ui/home-of-offer";
import { keepInReserve, shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { councilMoveSchema } from "~/domains/offers/offer-move.schema";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { CouncilOffer } from "~/domains/offers/ui/council-offer";
import { AlertBanners } from "~/domains/providers/ui/alert-banners";
import { NotConfirmedBanner } from "~/domains/providers/ui/not-confirmed-banner";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { Banner } from "~/ui/banner";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Offer from ${data?.offer.service.name ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const offer = await viewOffer(actor, params.offer ?? "");
  if (offer.referral.reference !== params.reference || !offer.abilities.view) return notFound();
  return {
    offer,
    home: await viewHomeOfOffer(actor, offer.reference),
    placements: await placementsOf(actor, { offer: offer.reference }),
    agreements: await agreementsOfOffer(actor, offer.reference),
    whoPays: await viewWhoPaysCard(actor, offer.referral.reference),
    funding: await viewFundingTerms(actor, offer.reference),
    keys: { shortlist: newFormKey(), reserve: newFormKey() },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, councilMoveSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { intent, back } = form.value;
  const offers = councilPaths(actor.organisationSlug)
    .referral(params.reference ?? "")
    .offers();
  const done = intent === "shortlist" ? "shortlisted" : "reserve";
  const path = withNotice(
    back === "compare"
      ? offers
      : councilPaths(actor.organisationSlug)
          .referral(params.reference ?? "")
          .offer(params.offer ?? "")
          .page(),
    "councilOffer",
    done,
  );
  const move = intent === "shortlist" ? shortlistOffer : keepInReserve;
  const result = await move(actor, {
    reference: params.offer ?? "",
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function Offer() {
  const { placements, whoPays, funding, home, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const problem = refused?.error?.[""]?.[0];
  const done = noticeOf("councilOffer", search.get("done"));
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : done ? <Banner tone="good" title={done} /> : null}
      <CouncilOffer
        {...page}
        notices={
          <>
            <PlacementLinks placements={placements} />
            <NotConfirmedBanner words={page.offer.notConfirmed} />
            <AlertBanners alerts={page.offer.alerts} />
            <AgreementLinks found={page.agreements} />
            {funding ? <FundingCard terms={funding} /> : null}
            {whoPays ? <WhoPaysLink view={whoPays} /> : null}
          </>
        }
      />
      <HomeOfOfferCard
        home={home}
        fileOf={
          useCouncilPaths().referral(page.offer.referral.reference).offer(page.offer.reference).homeFile
        }
      />
    </>
  );
}
