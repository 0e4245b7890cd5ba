import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewFundingTerms } from "~/domains/agreements/queries/view-funding-terms.server";
import { viewWhoPaysCard } from "~/domains/agreements/queries/view-who-pays.server";
import { FundingCard } from "~/domains/agreements/ui/funding-card";
import { WhoPaysCard } from "~/domains/agreements/ui/who-pays-card";
import { AUTHORISATION_STATE_WORDS } from "~/domains/authorisations/authorisation.machine";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import {
  AuthorisationActions,
  AuthorisationComparison,
  AuthorisationFacts,
} from "~/domains/authorisations/ui/authorisation-facts";
import { PanelCard } from "~/domains/authorisations/ui/panel-card";
import { ImpactNotice } from "~/domains/offers/ui/impact-notice";
import { PlaceNotice } from "~/domains/offers/ui/place-notice";
import { AlertBanners } from "~/domains/providers/ui/alert-banners";
import { NotConfirmedBanner } from "~/domains/providers/ui/not-confirmed-banner";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Authorise ${data?.view.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewAuthorisation(actor, params.id ?? "");
  const funding = await viewFundingTerms(actor, view.offer);
  // Of an earlier request for the same offer, what was decided then is among the facts.
  const done = noticeOf("authorisations", new URL(request.url).searchParams.get("done"));
  return {
    done,
    view,
    funding: funding?.id === view.id ? funding : null,
    whoPays: await viewWhoPaysCard(actor, view.reference),
  };
}

const TONES = { authorised: "good", asked: "soon", returned: "hold" } as const;

export default function Authorisation() {
  const paths = useCouncilPaths();
  const { done, view, funding, whoPays } = useLoaderData<typeof loader>();
  const here = paths.authorisation(view.id);
  const tone = view.state in TONES ? TONES[view.state as keyof typeof TONES] : "plain";
  const referral = paths.referral(view.reference);
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Authorisations", to: paths.authorisations() }, { label: view.reference }]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        above={view.asked}
        tags={<Tag tone={tone}>{AUTHORISATION_STATE_WORDS[view.state]}</Tag>}
        title={`${view.service} for ${view.reference}`}
        lede={`${view.headline}. Offered by ${view.provider}.`}
      />
      {view.cancelled ? (
        <Banner title={AUTHORISATION_STATE_WORDS.cancelled}>
          <p>{view.cancelled}.</p>
          {view.decided ? <p>Decided before that by {view.decided}.</p> : null}
        </Banner>
      ) : view.decided && view.state !== "asked" ? (
        <Banner title={AUTHORISATION_STATE_WORDS[view.state]}>
          <p>
            {view.decided}
            {view.reason ? `: ${view.reason}` : ""}
          </p>
        </Banner>
      ) : null}
      <div className="stack">
        <NotConfirmedBanner words={view.notConfirmed} />
        <AlertBanners alerts={view.alerts} />
        <PlaceNotice words={view.place} decides />
        <ImpactNotice words={view.impact} notSafe={view.notSafe} />
        <PanelCard view={view} />
        {funding ? <FundingCard terms={funding} /> : null}
        <AuthorisationFacts view={view} terms={funding === null} />
        {whoPays ? <WhoPaysCard view={whoPays} firstYearPence={view.cost.firstYearPence} /> : null}
        {view.abilities["ask-again"] ? (
          <p>
            <a href={referral.offer(view.offer).answerQuestion()}>Answer the question</a>
          </p>
        ) : null}
        <AuthorisationActions view={view} paths={here} />
        <AuthorisationComparison view={view} referral={referral} />
        <Card title="What happened">
          <Timeline items={view.timeline} label="What happened" />
        </Card>
        <p>
          <a href={referral.page()}>The referral {view.reference}</a>
        </p>
      </div>
    </>
  );
}
