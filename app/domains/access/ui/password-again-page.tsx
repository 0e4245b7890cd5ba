import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { passwordAgainSchema } from "~/domains/access/access.schema";
import { isKept } from "~/paths/access";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { PasswordField } from "~/ui/password-field";
import { sentBy, useFormOf } from "~/ui/schema-form";

const sent = sentBy<typeof passwordAgainSchema>();

type Props = {
  title: string;
  lede: string;
  next: string | null;
  lost: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Whoever has no second factor confirms with the password. */
export function PasswordAgainPage({ title, lede, next, lost, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof passwordAgainSchema>({ id: "password-again", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      {isKept(next) ? <Banner title="What you entered is kept. You can send it afterwards." /> : null}
      {lost ? (
        <Banner tone="soon" title="What you sent could not be kept. You will have to enter it again." />
      ) : null}
      <PageHeading title={title} lede={lede} />
      <Form method="post" {...getFormProps(form)} noValidate>
        {next ? <HiddenField {...sent("next", next)} /> : null}
        <PasswordField field={fields.current} label="Your password" autoComplete="current-password" />
        <Actions>
          <Button>Confirm</Button>
        </Actions>
      </Form>
    </>
  );
}
