import type { ReactNode } from "react";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";
import { isLive, type OfferState } from "../offer.machine";
import { promisedWords } from "../place.rules";
import type { OfferView } from "../queries/view-offer.server";
import { OfferMoves } from "./compare-table";
import { NotSafeBanner } from "./impact-notice";
import { OfferDetails, OfferTimeline } from "./offer-details";
import { HeldClock, OfferTags } from "./offer-tags";
import { PlaceNotice } from "./place-notice";

/** Where an information release can stand on the offer; the page itself asks the policy. */
const TOLD_AT: readonly OfferState[] = ["preferred", "authorised", "accepted"];

/** One offer as the placing council sees it. */
export function CouncilOffer(props: {
  offer: OfferView;
  keys: { shortlist: string; reserve: string };
  /** Alerts that stand on its service. */
  notices?: ReactNode;
}) {
  const { offer, keys } = props;
  const paths = useCouncilPaths();
  const referral = paths.referral(offer.referral.reference);
  const by = offer.versions[0]?.submittedBy;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: offer.referral.reference, to: referral.page() },
          { label: "Offers", to: referral.offers() },
          { label: offer.reference },
        ]}
      />
      <PageHeading
        title={`${offer.service.name}, ${offer.provider.name}`}
        above={`${offer.referral.headline} · ${offer.referral.reference}`}
        tags={<OfferTags offer={offer} />}
        clock={<HeldClock offer={offer} now={offer.now} />}
      />
      {props.notices}
      {offer.saysWho.length > 0 ? (
        <Banner tone="soon" title="The provider's words say who the child is">
          <p>
            It is in “{offer.saysWho.join("”, “")}”. Send these words on to nobody outside your council. The
            provider has not been told that they do.
          </p>
        </Banner>
      ) : null}
      <PlaceNotice words={promisedWords(offer.promised, offer.now)} />
      <NotSafeBanner offer={offer} />
      {isLive(offer.state) && offer.confirmedEdition < offer.latestEdition ? (
        <Banner tone="soon" title="Waiting for the provider">
          <p>
            The offer was made for edition {offer.confirmedEdition}, the referral is at edition{" "}
            {offer.latestEdition}. {offer.provider.name} was asked to confirm it. Until then it cannot be
            preferred or accepted.
          </p>
        </Banner>
      ) : null}
      {!isLive(offer.state) && offer.stateReason ? (
        <Banner
          title={offer.state === "withdrawn" ? "Why it was withdrawn" : "The reason the provider was told"}
        >
          <p className="whitespace-pre-line">{offer.stateReason}</p>
        </Banner>
      ) : null}
      <Columns
        aside={
          <>
            <Card title="Who to ring">
              <Facts
                items={[
                  { key: "Sent by", value: by ?? offer.provider.name },
                  {
                    key: offer.provider.name,
                    value: offer.provider.phone ? <Phone number={offer.provider.phone} /> : "not told us yet",
                  },
                ]}
              />
              {TOLD_AT.includes(offer.state) ? (
                <p className="mt-4 mb-0">
                  <Anchor to={referral.knows()}>Tell somebody there who the child is</Anchor>
                </p>
              ) : null}
            </Card>
            <OfferTimeline offer={offer} reader="council" />
          </>
        }
      >
        <OfferDetails offer={offer} reader="council" sheet={referral.offer(offer.reference).forTheChild()} />
        {offer.impact.sent && offer.abilities["answer-impact"] ? (
          <Actions>
            <ButtonLink tone="plain" to={referral.offer(offer.reference).impact()}>
              Answer the impact assessment
            </ButtonLink>
            {offer.abilities["say-not-safe"] || offer.abilities["withdraw-not-safe"] ? (
              <ButtonLink tone="plain" to={referral.offer(offer.reference).notSafe()}>
                {offer.notSafe
                  ? "Withdraw “does not keep the child safe”"
                  : "This does not keep the child safe"}
              </ButtonLink>
            ) : null}
          </Actions>
        ) : null}
        <OfferMoves
          offer={{ ...offer, serviceName: offer.service.name, keys }}
          referral={referral}
          green
          to="offer"
        />
      </Columns>
    </>
  );
}
