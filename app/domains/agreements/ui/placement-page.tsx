import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { useCouncilPaths, useSidePaths } from "~/use-paths";
import type { PlacementAction } from "../placement/placement.policy";
import type { HighCost } from "../queries/high-cost.server";
import type { AbsenceRow } from "../queries/list-absences.server";
import type { ChangeRow } from "../queries/list-changes.server";
import type { PhoneRecord, PhoneStage } from "../queries/phone-record.server";
import type { PlacementReviews } from "../queries/read-reviews.server";
import type { StepDown } from "../queries/read-step-down.server";
import type { WhoPays } from "../queries/read-who-pays.server";
import type { FundingTerms } from "../queries/view-funding-terms.server";
import type { PlacementView } from "../queries/view-placement.server";
import type { PlacementSearches } from "../queries/view-search-again.server";
import { AbsencesCard } from "./absences-card";
import { ChangesCard } from "./changes-card";
import { FundingCard } from "./funding-card";
import { HighCostCard } from "./high-cost-card";
import { LeavingCareCard } from "./leaving-care-card";
import { PhoneCard, PhoneStageBanner } from "./phone-card";
import { WhoDoesWhat } from "./placement-people";
import { type PlacementPlan, PlanCard } from "./placement-plan-card";
import { endRows, noticeRows, placementRows } from "./placement-rows";
import { PlacementSources } from "./placement-sources";
import { ReviewsCard } from "./reviews-card";
import { SearchesCard } from "./search-links";
import { StepDownCard } from "./step-down-card";
import { WhoPaysCard } from "./who-pays-card";

/** One placement as either side sees it: where it stands, who does what, and what happened. */
export function PlacementPage({
  placement,
  absences,
  changes,
  statutory,
  searches,
  whoPays,
  funding,
  payments,
  byPhone,
  phoneStage,
  plans,
  reviews,
  stepDown,
  highCost,
  leavingCare,
  record,
  children,
}: {
  placement: PlacementView;
  absences: AbsenceRow[];
  changes: ChangeRow[];
  /** What the law asks of the council; a provider has none. */
  statutory?: { missing: string; to: string } | undefined;
  /** What the council searches for after it, which no provider reads. */
  searches?: PlacementSearches | undefined;
  /** Who pays for the child, which no provider reads. */
  whoPays: WhoPays | null;
  /** On what and until when funding is authorised, which no provider reads. */
  funding?: FundingTerms | null;
  /** Where what is paid for it is read. */
  payments?: string | undefined;
  /** That it was made by phone: what the council reads of it, and what the provider does. */
  byPhone?: PhoneRecord | null;
  phoneStage?: PhoneStage | null;
  /** What both sides see to when the child arrives or leaves; none for a role that reads no plan. */
  plans?: readonly PlacementPlan[];
  /** Statutory reviews, which no provider reads. */
  reviews?: PlacementReviews | null;
  /** Where the child should live next, for those of both sides who read it. */
  stepDown?: StepDown | null;
  /** What it costs at review, which no provider reads. */
  highCost?: HighCost | null;
  /** What is missing before the young person leaves care, for those who may know the child. */
  leavingCare?: { words: string; missing: boolean } | null;
  /** Where the council takes what belongs in the child's case record. */
  record?: string | undefined;
  /** What domains above say of it. */
  children?: React.ReactNode;
}) {
  const paths = useSidePaths();
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Placements", to: paths.placements() }, { label: placement.reference }]}
      />
      <PageHeading
        title={`${placement.child} at ${placement.service}`}
        above={`${placement.reference} · ${placement.side === "council" ? placement.provider.name : placement.council.name}`}
        tags={placement.tags.map((tag) => (
          <Tag key={tag.words} tone={tag.tone}>
            {tag.words}
          </Tag>
        ))}
      />
      <Standing placement={placement} />
      {phoneStage ? <PhoneStageBanner stage={phoneStage} council={placement.council.name} /> : null}
      <Moves placement={placement} />
      <Columns
        aside={
          <>
            <WhoDoesWhat placement={placement} />
            <Card title="What happened">
              <Timeline
                label="What happened"
                items={placement.events.map(({ id, when, dateTime, text, who }) => ({
                  id,
                  when,
                  dateTime,
                  text,
                  ...(who ? { who } : {}),
                }))}
              />
            </Card>
          </>
        }
      >
        {byPhone ? <PhoneCard record={byPhone} /> : null}
        <Card title="The placement">
          <SummaryList rows={placementRows(placement)} />
        </Card>
        {plans?.map((plan) => (
          <PlanCard key={plan.title} plan={plan} />
        ))}
        {children}
        {payments ? (
          <Card title="Payments">
            <p>
              <Anchor to={payments}>See what is expected for this placement</Anchor>
            </p>
          </Card>
        ) : null}
        {statutory ? (
          <Card title="Statutory steps">
            <p>
              {statutory.missing}. <Anchor to={statutory.to}>See the statutory steps</Anchor>
            </p>
          </Card>
        ) : null}
        {reviews ? <ReviewsCard placement={placement} reviews={reviews} /> : null}
        {leavingCare ? <LeavingCareCard reference={placement.reference} leavingCare={leavingCare} /> : null}
        {stepDown ? <StepDownCard placement={placement} stepDown={stepDown} /> : null}
        {whoPays ? <WhoPaysCard view={whoPays} only={placement.childNumber} /> : null}
        {highCost ? <HighCostCard placement={placement} highCost={highCost} /> : null}
        {funding ? <FundingCard terms={funding} /> : null}
        <ChangesCard placement={placement} changes={changes} />
        <AbsencesCard placement={placement} absences={absences} />
        {placement.notice ? (
          <Card title="Notice">
            <SummaryList rows={noticeRows(placement.notice)} />
          </Card>
        ) : null}
        {placement.end ? (
          <Card title="How it ended">
            <SummaryList rows={endRows(placement.end)} />
          </Card>
        ) : null}
        {record ? (
          <Card title="Case record">
            <p>
              <Anchor to={record}>
                Download this placement for the child’s case record, and confirm its filing
              </Anchor>
            </p>
          </Card>
        ) : null}
        {searches ? <SearchesCard searches={searches} /> : null}
        <Card title="Referral and offer">
          <PlacementSources placement={placement} />
        </Card>
      </Columns>
    </>
  );
}

function Standing({ placement }: { placement: PlacementView }) {
  const { state, stateReason, differ, said } = placement;
  if (state === "fallen-through")
    return (
      <Banner title="This placement did not start">
        {stateReason ? <p className="whitespace-pre-line">{stateReason}</p> : null}
      </Banner>
    );
  if (!differ || state === "ended") return null;
  return (
    <Banner tone="soon" title="The two sides have confirmed different days">
      <p>
        The council says the child moved in on {said.council?.words}. The provider says {said.provider?.words}
        . Agree the right day by phone, then correct the one that was wrong.
      </p>
    </Banner>
  );
}

/** What this side can do now: the first thing first, and what is final last. */
function Moves({ placement }: { placement: PlacementView }) {
  const { abilities, state, side, said } = placement;
  const page = useSidePaths().placement(placement.reference);
  if (
    !["confirm-move-in", "dispute-start", "give-notice", "end", "confirm-end", "dispute-end"].some(
      (one) => abilities[one as PlacementAction],
    )
  )
    return null;
  const own = said[side];
  return (
    <div className="mb-5">
      <Actions>
        {abilities["confirm-move-in"] ? (
          <ButtonLink tone={own ? "plain" : "primary"} to={page.start()}>
            {own ? "Correct the day the child moved in" : "Confirm that the child moved in"}
          </ButtonLink>
        ) : null}
        {abilities["dispute-start"] ? <DisputeStart reference={placement.reference} /> : null}
        {abilities["give-notice"] ? (
          <ButtonLink tone="plain" to={page.notice()}>
            Give notice
          </ButtonLink>
        ) : null}
        {abilities["confirm-end"] ? <ConfirmEnd reference={placement.reference} /> : null}
        {abilities["dispute-end"] ? <DisputeEnd reference={placement.reference} /> : null}
        {abilities.end ? (
          <ButtonLink tone={state === "notice-given" && own ? "primary" : "plain"} to={page.end()}>
            Record the end
          </ButtonLink>
        ) : null}
      </Actions>
    </div>
  );
}

function ConfirmEnd({ reference }: { reference: string }) {
  return (
    <ButtonLink tone="primary" to={useCouncilPaths().placement(reference).confirmEnd()}>
      Confirm the end
    </ButtonLink>
  );
}

function DisputeStart({ reference }: { reference: string }) {
  return (
    <ButtonLink tone="plain" to={useCouncilPaths().placement(reference).disputeStart()}>
      The child has not moved in
    </ButtonLink>
  );
}

function DisputeEnd({ reference }: { reference: string }) {
  return (
    <ButtonLink tone="plain" to={useCouncilPaths().placement(reference).disputeEnd()}>
      Dispute the end
    </ButtonLink>
  );
}
