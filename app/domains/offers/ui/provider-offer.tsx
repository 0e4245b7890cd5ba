import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { OfferPaths } from "~/paths";
import { stepsAt } from "~/platform/steps";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { Steps } from "~/ui/steps";
import { useProviderPaths } from "~/use-paths";
import { isLive, type OfferState } from "../offer.machine";
import type { providerMoveSchema } from "../offer-move.schema";
import { fundingWords } from "../offer-words.rules";
import type { OfferView } from "../queries/view-offer.server";
import { NotSafeBanner } from "./impact-notice";
import { OfferDetails, OfferTimeline } from "./offer-details";
import { ContactCard } from "./offer-frame";
import { HeldClock, OfferTags } from "./offer-tags";
import { OwnPlaceNotice } from "./place-notice";

const sent = sentBy<typeof providerMoveSchema>();

const WAY: [OfferState, string][] = [
  ["submitted", "Submitted"],
  ["shortlisted", "Shortlisted"],
  ["preferred", "Preferred"],
  ["authorised", "Funding authorised"],
  ["accepted", "Accepted"],
];

type Props = {
  offer: OfferView;
  keys: { amend: string };
  /** Alerts that stand on its service. */
  notices?: ReactNode;
};

/** One of the provider's own offers: how it stands with the council and what can be done about it. */
export function ProviderOffer({ offer, keys, notices }: Props) {
  const paths = useProviderPaths();
  const page = paths.offer(offer.reference);
  const funding = fundingWords(offer, offer.now);
  const here = WAY.findIndex(([state]) => state === offer.state);
  return (
    <>
      <Breadcrumbs items={[{ label: "Our offers", to: paths.offers() }, { label: offer.reference }]} />
      <PageHeading
        title={`Your offer from ${offer.service.name}`}
        above={
          <>
            {offer.referral.headline} ·{" "}
            <a href={paths.referral(offer.referral.reference).page()} className="nw">
              {offer.referral.reference}
            </a>{" "}
            · {offer.council.name}
          </>
        }
        tags={<OfferTags offer={offer} />}
        clock={<HeldClock offer={offer} now={offer.now} />}
        lede={funding ? `${funding}.` : undefined}
      />
      {here >= 0 ? (
        <Steps
          steps={stepsAt(
            WAY.map(([, label]) => label),
            here,
          )}
        />
      ) : null}
      {notices}
      <OwnPlaceNotice promised={offer.promised} now={offer.now} vacancies={paths.vacancies()} />
      <NotSafeBanner offer={offer} />
      <RepliesDue offer={offer} page={page} />
      <Standing offer={offer} page={page} />
      <Columns
        aside={
          <>
            <ContactCard council={offer.council} broker={offer.broker} />
            <OfferTimeline offer={offer} reader="provider" />
          </>
        }
      >
        <OfferDetails offer={offer} reader="provider" sheet={page.forTheChild()} />
        <ProviderActions offer={offer} page={page} keys={keys} />
      </Columns>
    </>
  );
}

/** Questions that nobody here has replied to. */
function RepliesDue({ offer, page }: { offer: OfferView; page: OfferPaths }) {
  const open = offer.impact.parts.filter(({ state }) => state === "question" || state === "not-met").length;
  if (open === 0 || !offer.abilities["reply-impact"]) return null;
  return (
    <Banner
      tone="soon"
      title={`${offer.council.name} asks about ${open === 1 ? "1 part" : `${open} parts`} of your impact assessment`}
    >
      <ButtonLink to={page.replies()}>Reply</ButtonLink>
    </Banner>
  );
}

function Standing({ offer, page }: { offer: OfferView; page: OfferPaths }) {
  if (offer.abilities.confirm) {
    return (
      <Banner tone="soon" title="The referral has changed since you made this offer">
        <p>
          It is at edition {offer.latestEdition}, your offer was made for edition {offer.confirmedEdition}.
          The council cannot go on with it until you say whether it still holds.
        </p>
        <ButtonLink to={page.confirm()}>See what changed</ButtonLink>
      </Banner>
    );
  }
  const [latest] = offer.versions;
  if (offer.abilities["send-impact"] && latest?.impactDueAt && !latest.impact && !offer.hasDraft) {
    return (
      <Banner
        tone="soon"
        title={`Send your impact assessment by ${dayAndTime(latest.impactDueAt, offer.now)}`}
      >
        <p>You sent this offer without it. {offer.council.name} is waiting for it.</p>
        <ButtonLink to={page.impact()}>Write the impact assessment</ButtonLink>
      </Banner>
    );
  }
  if (isLive(offer.state) || !offer.stateReason) return null;
  const title = offer.endedWithSearch
    ? "The council has ended this search for everybody"
    : offer.state === "not-selected"
      ? "Why it was not selected"
      : "Why it ended";
  return (
    <Banner title={title}>
      <p className="whitespace-pre-line">{offer.stateReason}</p>
    </Banner>
  );
}

function ProviderActions({ offer, page, keys }: { offer: OfferView; page: OfferPaths; keys: Props["keys"] }) {
  const { abilities } = offer;
  if (!abilities.amend && !abilities.withdraw) return null;
  return (
    <>
      {offer.hasDraft ? (
        <Banner tone="soon" title="You have begun a change that is not sent">
          <p>The council still sees the offer as it stands here.</p>
          <p>
            <Anchor to={`${page.page()}?discard`}>Delete the change</Anchor>
          </p>
        </Banner>
      ) : null}
      <Actions>
        {abilities.amend && offer.hasDraft ? (
          <ButtonLink tone={abilities.confirm ? "plain" : "primary"} to={page.edit()}>
            Go on with the change
          </ButtonLink>
        ) : null}
        {abilities.amend && !offer.hasDraft ? (
          <Form method="post">
            <HiddenField name="key" value={keys.amend} />
            <Button tone="plain" {...sent("intent", "amend")}>
              Change the offer
            </Button>
          </Form>
        ) : null}
        {abilities.withdraw ? (
          <ButtonLink tone="plain" to={page.withdraw()}>
            Withdraw the offer
          </ButtonLink>
        ) : null}
      </Actions>
    </>
  );
}
