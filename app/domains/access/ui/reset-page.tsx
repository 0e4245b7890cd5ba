import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { resetSchema } from "~/domains/access/access.schema";
import type { ResetView } from "~/domains/access/queries/view-reset.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { useOrganisationPaths } from "~/use-paths";

type Props = ResetView & { formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** Somebody has lost their phone: what resetting their second factor does, and that they were rung first. */
export function ResetPage({ name, organisation, formKey, lastResult }: Props) {
  const paths = useOrganisationPaths();
  const [form, fields] = useFormOf<typeof resetSchema>({ id: "reset", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs
        items={[{ label: "People", to: paths.people() }, { label: "Reset 2-step verification" }]}
      />
      <PageHeading
        title={`Reset 2-step verification for ${name}`}
        lede={`${organisation}. Use this if they have lost their phone and have no recovery codes.`}
      />
      <p>
        Their passkeys, authenticator app and recovery codes are removed and they are signed out everywhere.
        They sign in with their password and set up a new one. We email them and the admins of every
        organisation they act for to say that you did this.
      </p>
      <p>
        Ring them first, on a number you know. Somebody who has stolen a password may ask for this by email.
      </p>
      <Form method="post" className="max-w-read" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <Checkbox field={fields.rang} label={`I have spoken to ${name} and know that it is them`} />
        <Actions>
          <Button tone="warn">Reset 2-step verification</Button>
          <ButtonLink tone="plain" to={paths.people()}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
