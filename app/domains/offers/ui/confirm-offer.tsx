import { Form } from "@remix-run/react";
import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Facts } from "~/ui/facts";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { useProviderPaths } from "~/use-paths";
import type { confirmOfferSchema } from "../offer-move.schema";
import { dayWords } from "../offer-words.rules";
import type { OfferConfirmation } from "../queries/view-offer-draft.server";
import { OfferFrame } from "./offer-frame";

const sent = sentBy<typeof confirmOfferSchema>();

type Props = {
  offer: OfferConfirmation;
  keys: { confirm: string; amend: string };
  problem: string | undefined;
};

/** What changed in the referral since the offer was made: does it still hold? */
export function ConfirmOffer({ offer, keys, problem }: Props) {
  const paths = useProviderPaths();
  const page = paths.offer(offer.reference);
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : null}
      <OfferFrame
        offer={offer}
        title={`Does the offer from ${offer.serviceName} still hold?`}
        here="Confirm"
        lede={`${offer.council.name} has changed the referral. Your offer was made for edition ${offer.confirmedEdition}. The referral is at edition ${offer.latestEdition} now.`}
      >
        <Card title="What changed">
          <DataTable
            caption="What changed in the referral"
            captionHidden
            rows={offer.changes}
            rowKey={(change) => `${change.page} ${change.field}`}
            empty={<p>Nothing that a provider reads has changed.</p>}
            columns={[
              { header: "What", cell: (change) => change.label },
              { header: "Before", cell: (change) => <Told words={change.from} /> },
              { header: "Now", cell: (change) => <Told words={change.to} /> },
            ]}
          />
        </Card>
        {offer.sent ? (
          <Card title="What you offered">
            <Facts
              items={[
                { key: "Start", value: dayWords(offer.sent.startOn) },
                { key: "Cost", value: offer.sent.cost },
                { key: "Held until", value: dayAndTime(offer.sent.heldUntil, offer.now) },
              ]}
            />
          </Card>
        ) : null}
        <Actions>
          <Form method="post">
            <HiddenField name="key" value={keys.confirm} />
            <HiddenField {...sent("edition", offer.latestEdition)} />
            <Button {...sent("intent", "confirm")}>Confirm the offer as it is</Button>
          </Form>
          {offer.abilities.amend ? (
            <Form method="post">
              <HiddenField name="key" value={keys.amend} />
              <HiddenField {...sent("edition", offer.latestEdition)} />
              <Button tone="plain" {...sent("intent", "amend")}>
                Change the offer
              </Button>
            </Form>
          ) : null}
          <ButtonLink tone="plain" to={page.withdraw()}>
            Withdraw the offer
          </ButtonLink>
        </Actions>
      </OfferFrame>
    </>
  );
}

function Told({ words }: { words: string }) {
  return words === "" ? (
    <span className="why">not said</span>
  ) : (
    <span className="whitespace-pre-line">{words}</span>
  );
}
