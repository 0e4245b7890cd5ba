import { Form } from "@remix-run/react";
import type { DeliveryPaths } from "~/paths";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import type { deliveryMoveSchema } from "../delivery-move.schema";

const sent = sentBy<typeof deliveryMoveSchema>();

type Props = {
  referral: DeliveryPaths;
  words: string;
  formKey: string;
  may: { pickUp: boolean; release: boolean; passOn: boolean };
};

/** Who has it, and the moves that change that. */
export function DeliveryHolder({ referral, words, formKey, may }: Props) {
  return (
    <Card title="Who has it here">
      <p>{words}</p>
      <Actions>
        {may.pickUp ? (
          <Move intent="pick-up" formKey={formKey}>
            <Button>Pick it up</Button>
          </Move>
        ) : null}
        {may.passOn ? (
          <ButtonLink tone="plain" to={referral.passOn()}>
            Pass it on
          </ButtonLink>
        ) : null}
        {may.release ? (
          <Move intent="release" formKey={formKey}>
            <Button tone="plain">Release it</Button>
          </Move>
        ) : null}
      </Actions>
      {may.pickUp || may.release ? (
        <p className="why mt-3 mb-0">
          {may.release
            ? "Releasing tells your colleagues that nobody has it. It stays open."
            : "Picking it up tells your colleagues and the council that you are on it. Anyone of you can still answer."}
        </p>
      ) : null}
    </Card>
  );
}

function Move(props: { intent: "pick-up" | "release"; formKey: string; children: React.ReactNode }) {
  return (
    <Form method="post">
      <HiddenField {...sent("intent", props.intent)} />
      <HiddenField name="key" value={props.formKey} />
      {props.children}
    </Form>
  );
}
