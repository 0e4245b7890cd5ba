import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { publicStatements } from "~/paths/statements";
import { Anchor } from "~/ui/anchor";
import { Actions, Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import type { subscriptionSchema } from "../statement/subscription.schema";

type Props = {
  publisher: { name: string; slug: string };
  asked: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Where anybody asks to be told by email of new versions of a statement. */
export function SubscribePage({ publisher: { name, slug }, asked, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof subscriptionSchema>({ id: "subscribe", lastResult });
  const back = (
    <p className="mt-6">
      <Anchor to={publicStatements.council(slug)}>Back to the statement</Anchor>
    </p>
  );
  if (asked)
    return (
      <>
        <PageHeading
          title="Check your email"
          lede="Unless that address is subscribed already, a link is on its way to it. You are subscribed once you have confirmed it, within a week."
        />
        <p>Nothing after ten minutes? Look in your junk folder, or enter the address again in an hour.</p>
        {back}
      </>
    );
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading
        title="Get an email when a new version is published"
        above={`${name}: market position statement`}
        lede="You do not need an account. We use your address for this and nothing else, and every email has a link to unsubscribe."
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        <TextField
          field={fields.email}
          label="Email address"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Actions>
          <Button>Subscribe</Button>
        </Actions>
      </Form>
      {back}
    </>
  );
}
