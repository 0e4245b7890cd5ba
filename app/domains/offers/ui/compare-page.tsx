import { formatPence } from "~/platform/forms/money";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { StackedBars, type StackKind } from "~/ui/stacked-bars";
import { Tag, Tags } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";
import { firstYearByKind, type LineKind } from "../money.rules";
import type { Comparison, OfferColumn } from "../queries/compare-offers.server";
import { CompareTable } from "./compare-table";
import { OfferTags } from "./offer-tags";

const KINDS: StackKind[] = [
  { key: "core", label: "core", tone: 1 },
  { key: "transport", label: "transport", tone: 2 },
  { key: "education", label: "education", tone: 3 },
  { key: "therapy", label: "therapy", tone: 4 },
  { key: "extra-staffing", label: "extra staffing", tone: 5 },
  { key: "set-up", label: "one-off set-up", tone: 6 },
];

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** Every offer for one referral. */
export function ComparePage({ comparison }: { comparison: Comparison }) {
  const paths = useCouncilPaths();
  const referral = paths.referral(comparison.reference);
  const { offers, ended } = comparison;
  const many = NUMBERS[offers.length] ?? String(offers.length);
  const title =
    offers.length === 0
      ? "No offers to compare"
      : offers.length === 1
        ? "One offer"
        : `${many} offers, like for like`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: comparison.reference, to: referral.page() },
          { label: "Offers" },
        ]}
      />
      <PageHeading
        title={title}
        above={`${comparison.headline} · ${comparison.reference}`}
        lede={
          offers.length > 1
            ? "What differs says so. The first-year cost counts from each start date."
            : undefined
        }
      />
      {offers.length === 0 ? (
        <Nothing back={referral.page()} comparison={comparison} />
      ) : (
        <>
          <Card title="First-year cost by kind">
            <Bars offers={offers} />
          </Card>
          <div className="card mt-5">
            <CompareTable referral={referral} comparison={comparison} />
          </div>
        </>
      )}
      {ended.length > 0 ? (
        <div className="mt-5">
          <Card title="Offers that have ended">
            <ul className="task-list">
              {ended.map((offer) => (
                <li key={offer.id}>
                  <div>
                    <Anchor to={referral.offer(offer.reference).page()}>
                      {offer.serviceName}, {offer.providerName}
                    </Anchor>
                    {offer.stateReason ? <p className="why">{offer.stateReason}</p> : null}
                  </div>
                  <Tags>
                    <OfferTags offer={offer} />
                    {offer.saysWho ? <Tag tone="soon">Says who the child is: do not send on</Tag> : null}
                  </Tags>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      ) : null}
    </>
  );
}

function Nothing({ back, comparison }: { back: string; comparison: Comparison }) {
  const { waiting, answerBy, now } = comparison;
  const asked = waiting === 1 ? "One provider has" : `${waiting} providers have`;
  return (
    <EmptyState
      title="No offer stands"
      action={
        <ButtonLink tone="plain" to={back}>
          Back to the referral
        </ButtonLink>
      }
    >
      {waiting > 0
        ? `${asked} not answered yet${answerBy ? `, answers are due ${dayAndTime(answerBy, now)}` : ""}. An offer stands here as soon as one is made, and you get a mail.`
        : "Nobody is being asked now. A wider search may find somebody."}
    </EmptyState>
  );
}

function Bars({ offers }: { offers: OfferColumn[] }) {
  const cheapest = [...offers].sort((a, b) => a.cost.firstYearPence - b.cost.firstYearPence)[0];
  const dearest = [...offers].sort((a, b) => b.cost.firstYearPence - a.cost.firstYearPence)[0];
  const apart = (dearest?.cost.firstYearPence ?? 0) - (cheapest?.cost.firstYearPence ?? 0);
  const discounted = offers.filter((offer) => offer.lines.some((line) => line.kind === "discount"));
  // Two homes may bear one name: a bar needs one of its own.
  const label = (offer: OfferColumn) =>
    offers.some((other) => other !== offer && other.serviceName === offer.serviceName)
      ? `${offer.serviceName} (${offer.reference})`
      : offer.serviceName;
  return (
    <>
      {offers.length > 1 ? (
        <p>
          {apart === 0
            ? "They cost the same in the first year."
            : `${cheapest?.serviceName} costs the least in the first year, ${formatPence(apart)} less than ${dearest?.serviceName}.`}
        </p>
      ) : null}
      <StackedBars
        caption="First-year cost by kind"
        rowHeader="Home"
        kinds={KINDS}
        format={formatPence}
        rows={offers.map((offer) => ({
          label: label(offer),
          words: offer.cost.firstYear,
          parts: firstYear(offer),
        }))}
      />
      {discounted.length > 0 ? (
        <p className="why">
          The bars stand before discounts, the sums after them:{" "}
          {discounted
            .map(
              (offer) =>
                `${offer.serviceName} takes ${formatPence(-(firstYearByKind(offer.lines).discount ?? 0))} off`,
            )
            .join(", ")}
          .
        </p>
      ) : null}
    </>
  );
}

/** The parts of a first year by kind: a discount has no length. */
function firstYear(offer: OfferColumn): Partial<Record<LineKind, number>> {
  const { discount: _off, ...parts } = firstYearByKind(offer.lines);
  return parts;
}
