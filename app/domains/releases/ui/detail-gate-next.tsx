import { Form } from "@remix-run/react";
import type { ReferralPaths } from "~/paths";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import type { DetailGateView } from "../queries/view-detail-gate.server";

/** What comes next for the fuller detail: decide, wait for a second person, or open it to homes. */
export function DetailGateNext({
  view,
  referral,
  formKey,
}: {
  view: DetailGateView;
  referral: ReferralPaths;
  formKey: string;
}) {
  return (
    <Card title="Next">
      <Next view={view} referral={referral} formKey={formKey} />
    </Card>
  );
}

function Next({
  view,
  referral,
  formKey,
}: {
  view: DetailGateView;
  referral: ReferralPaths;
  formKey: string;
}) {
  const { undecided, secondPerson } = view.waiting;
  if (undecided > 0)
    return (
      <p>
        {undecided === 1 ? "1 thing" : `${undecided} things`} to decide before homes can read the fuller
        detail.
      </p>
    );
  if (secondPerson > 0) {
    const others = view.items.filter(({ state, by }) => state === "second-person" && by && !by.me);
    return (
      <>
        <p>A second person must agree to what stays in before homes can read it.</p>
        {others.map((item) => (
          <p key={item.term}>
            <ButtonLink to={referral.detailTerm(item.term)}>Decide on “{item.text}”</ButtonLink>
          </p>
        ))}
        {others.length === 0 ? (
          <p className="why">You left it in, so a colleague decides. We have emailed them.</p>
        ) : null}
      </>
    );
  }
  if (view.status === "published")
    return <p>Homes with a shortlisted offer that have accepted the terms read the text on this page.</p>;
  return (
    <Form method="post">
      <p>Read the text as it will be published. Then open it to shortlisted homes.</p>
      <HiddenField name="key" value={formKey} />
      <HiddenField name="version" value={String(view.version)} />
      <Actions>
        <Button>Open to shortlisted homes</Button>
      </Actions>
    </Form>
  );
}
