import { Form } from "@remix-run/react";
import { Anchor } from "~/ui/anchor";
import { Actions, Button } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";
import { PublicShell } from "~/ui/public-shell";

type Props = {
  /** Whether the link is one of ours, as far as it says itself. */
  works: boolean;
  /** Whose publications the address is told of now, and where they are. */
  done: { publisher: string; to: string } | null;
  /** Where somebody asks again. */
  again: string;
};

/** What the link in the mail that asks leads to: one button. */
export function ConfirmSubscriptionPage({ works, done, again }: Props) {
  if (done)
    return (
      <PublicShell narrow>
        <PageHeading
          title="You are subscribed"
          lede={`We will email you when ${done.publisher} publishes a new version. Every email has a link to unsubscribe.`}
        />
        <p>
          <Anchor to={done.to}>Read the statement</Anchor>
        </p>
      </PublicShell>
    );
  if (!works)
    return (
      <PublicShell narrow>
        <PageHeading
          title="This link does not work"
          lede="It may be older than a week, or not be complete. Subscribe again to get a new one."
        />
        <p>
          <Anchor to={again}>Market position statements</Anchor>
        </p>
      </PublicShell>
    );
  return (
    <PublicShell narrow>
      <PageHeading
        title="Confirm your subscription"
        lede="You will get an email when a new version is published, and nothing else."
      />
      <Form method="post">
        <Actions>
          <Button>Confirm subscription</Button>
        </Actions>
      </Form>
    </PublicShell>
  );
}
