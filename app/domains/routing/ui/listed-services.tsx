import { Form } from "@remix-run/react";
import type { DeliveryPaths } from "~/paths";
import { formatPence } from "~/platform/forms/money";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Phone } from "~/ui/facts";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { Tag, Tags } from "~/ui/tag";
import type { Tone } from "~/ui/tones";
import type { deliveryMoveSchema } from "../delivery-move.schema";

const sent = sentBy<typeof deliveryMoveSchema>();

export type ServiceRow = {
  serviceId: string;
  name: string;
  distance: string | null;
  tag: { words: string; tone: Tone };
  line: string;
  note: string | null;
  weeklyPence: number | null;
  ringNumber: string | null;
  answer: "none" | "interested" | "declined" | "offered";
  version: number;
  offer: { reference: string; state: string } | null;
};

type Props = {
  /** `/provider/ashgrove-care/referrals/HW-7K3M9Q` */
  referral: DeliveryPaths;
  /** `/provider/ashgrove-care/offers` */
  offers: string;
  services: ServiceRow[];
  mayAnswer: boolean;
  formKey: string;
  /** The service whose offer is the green button of the page, if it is one of them. */
  green: string | null;
};

/** Every listed service with its own answer and what can be done for it. */
export function ListedServices({ referral, offers, services, mayAnswer, formKey, green }: Props) {
  return (
    <Card title={services.length === 1 ? "Your answer" : `Your answers, one for each of ${services.length}`}>
      <ul className="task-list">
        {services.map((service) => (
          <li key={service.serviceId} id={`service-${service.serviceId}`}>
            <div>
              <h3>{service.name}</h3>
              <Tags>
                <Tag tone={service.tag.tone}>{service.tag.words}</Tag>
                {service.distance ? <Tag>{service.distance}</Tag> : null}
              </Tags>
              {service.line ? <p className="why">{service.line}</p> : null}
              {service.note ? <p>{`“${service.note}”`}</p> : null}
              {service.ringNumber ? (
                <p>
                  Ring <Phone number={service.ringNumber} />
                  {service.weeklyPence === null ? null : `, about ${formatPence(service.weeklyPence)} a week`}
                </p>
              ) : null}
              {service.offer ? (
                <p>
                  <a href={`${offers}/${service.offer.reference}`}>
                    {service.offer.state === "draft" ? "Go on with the draft offer" : "See the offer"}{" "}
                    {service.offer.reference}
                  </a>
                </p>
              ) : null}
            </div>
            {mayAnswer ? (
              <Answers {...{ referral, service, formKey, green: green === service.serviceId }} />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Answers(props: { referral: DeliveryPaths; service: ServiceRow; formKey: string; green: boolean }) {
  const { referral, service, formKey, green } = props;
  const id = service.serviceId;
  const forIt = <span className="sr-only"> for {service.name}</span>;
  const offer = service.offer ? null : (
    <ButtonLink tone={green ? "primary" : "plain"} to={referral.offer(id)}>
      Make an offer{forIt}
    </ButtonLink>
  );
  // The offer has ended (not selected, expired): while the search is open the home may offer again.
  if (service.answer === "offered") return offer ? <Actions>{offer}</Actions> : null;
  if (service.answer === "declined") return <TakeBack {...{ service, formKey }} />;
  return (
    <Actions>
      {offer}
      {service.answer === "none" ? (
        <ButtonLink tone="plain" to={referral.interest(id)}>
          Interested{forIt}
        </ButtonLink>
      ) : null}
      <ButtonLink tone="plain" to={referral.decline(id)}>
        Decline{forIt}
      </ButtonLink>
      {service.answer === "interested" ? <TakeBack {...{ service, formKey }} /> : null}
    </Actions>
  );
}

function TakeBack({ service, formKey }: { service: ServiceRow; formKey: string }) {
  return (
    <Form method="post">
      <HiddenField {...sent("intent", "take-back")} />
      <HiddenField name="key" value={formKey} />
      <HiddenField {...sent("serviceId", service.serviceId)} />
      <HiddenField name="version" value={service.version} />
      <Button tone="plain">
        Take the answer back<span className="sr-only"> for {service.name}</span>
      </Button>
    </Form>
  );
}
