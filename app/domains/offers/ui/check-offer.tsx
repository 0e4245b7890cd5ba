import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Figures } from "~/ui/figures";
import { HiddenField } from "~/ui/hidden-field";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { useProviderPaths } from "~/use-paths";
import { costFigures, costSummary } from "../cost-words.rules";
import { costingOf } from "../money.rules";
import type { OfferInput } from "../offer.schema";
import type { sendOfferSchema } from "../offer-move.schema";
import { dayWords } from "../offer-words.rules";
import type { OfferDraftView } from "../queries/view-offer-draft.server";
import { CostingTable } from "./costing-table";
import { OFFER_FORM } from "./offer-form";
import { OfferFrame } from "./offer-frame";
import { WhichPlace } from "./place-notice";

type Props = {
  offer: Omit<OfferDraftView, "draft">;
  given: OfferInput;
  impact: "complete" | "follows";
  seen: number;
  formKey: string;
  promised: NonNullable<OfferDraftView["draft"]>["promised"];
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Everything once more, before the council gets it. */
export function CheckOffer({ offer, given, impact, seen, formKey, promised, lastResult }: Props) {
  const paths = useProviderPaths();
  const [form, fields] = useFormOf<typeof sendOfferSchema>({
    id: "send",
    lastResult,
    defaultValue: { freeFrom: promised?.freeFrom ?? undefined },
  });
  const first = offer.versionNumber === 0;
  const edit = paths.offer(offer.reference).edit();
  const costing = costingOf(given.lines, given.startOn);
  const cost = costSummary(given.lines, given.startOn, offer.intendedLength);
  const change = (field: string, hidden: string) => ({
    to: `${paths.offer(offer.reference).edit()}#${OFFER_FORM}-${field}`,
    hidden,
  });
  const living = given.childrenLiving;
  return (
    <>
      <ErrorSummary form={form} />
      <OfferFrame
        offer={offer}
        title="Check the offer before you send it"
        here="Check"
        lede={`From ${offer.serviceName}, for edition ${offer.latestEdition} of the referral.`}
      >
        <Card title="What it costs">
          <Figures bare items={costFigures(cost)} />
          <div className="mt-4" />
          <CostingTable {...costing} startOn={given.startOn} caption="The lines of the offer" captionHidden />
          <p className="mb-0">
            <a href={`${paths.offer(offer.reference).edit()}#${OFFER_FORM}-lines`}>
              Change<span className="sr-only"> what it costs</span>
            </a>
          </p>
        </Card>
        <Card title="The place">
          <SummaryList
            rows={[
              { key: "Start", value: dayWords(given.startOn), change: change("startOn", "the start date") },
              {
                key: "Held until",
                value: dayAndTime(given.heldUntil, offer.now),
                change: change("heldUntilOn", "until when the place is held"),
              },
              {
                key: "Children living there",
                value: living === null ? "You do not tell" : String(living),
                change: change("childrenLiving", "how many children live there"),
              },
              {
                key: "How you would meet the needs",
                value: given.needsMet,
                change: change("needsMet", "how you would meet the needs"),
              },
              {
                key: "What it would mean for the children living there",
                value: given.effectOnChildren,
                change: change("effectOnChildren", "what it would mean for the children living there"),
              },
              {
                key: "Impact assessment",
                value:
                  impact === "complete"
                    ? "Complete. It is sent with the offer."
                    : "Follows within 24 hours of sending. The council sees that.",
                change: { to: paths.offer(offer.reference).impact(), hidden: "the impact assessment" },
              },
            ]}
          />
        </Card>
        {first ? null : (
          <Banner tone="soon" title={`This becomes version ${offer.versionNumber + 1}`}>
            <p>
              The versions before it are kept. Money that was asked for or authorised belongs to the version
              before and is cancelled. With another costing the offer goes back to submitted.
            </p>
          </Banner>
        )}
        <Form method="post" id={form.id} noValidate>
          {promised ? (
            <WhichPlace
              fields={fields}
              promised={promised}
              service={offer.serviceName}
              council={offer.council.name}
              now={offer.now}
            />
          ) : null}
          <HiddenField name="key" value={formKey} />
          <HiddenField name="version" value={seen} />
          <Actions>
            <Button>
              {first ? "Send the offer" : "Send the change"} to {offer.council.name}
            </Button>
            <ButtonLink tone="plain" to={edit}>
              Go on writing
            </ButtonLink>
          </Actions>
        </Form>
      </OfferFrame>
    </>
  );
}
