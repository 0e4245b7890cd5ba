import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { firstAdminSchema } from "../onboarding.schema";
import type { OwnerOrganisation, OwnerView } from "../queries/view-owner.server";

type Props = {
  owner: OwnerView;
  organisation: OwnerOrganisation;
  back: string;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The first admin once more, or somebody else: for as long as nobody has signed in. */
export function ReinvitePage({ owner, organisation, back, formKey, lastResult }: Props) {
  const register = useOrganiserPaths().register();
  const { invited } = organisation;
  const [form, fields] = useFormOf<typeof firstAdminSchema>({
    id: "reinvite",
    lastResult,
    defaultValue: { name: invited?.name, email: invited?.email },
  });
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs
        items={[
          { label: "Register", to: register },
          { label: owner.name, to: back },
          { label: "Invite again" },
        ]}
      />
      <PageHeading
        title={`Invite again for ${organisation.name}`}
        lede={
          invited
            ? `${invited.name} was invited on ${invited.on} and ${invited.stands === "refused" ? "has refused" : "has not come in yet"}. Enter another address if that one was wrong: it then takes its place.`
            : "Nobody has come in for them yet."
        }
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <TextField field={fields.name} label="Name of their first admin" autoComplete="off" />
        <TextField
          field={fields.email}
          label="Their email address"
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {organisation.internal ? null : (
          <p className="why">
            If nobody else has confirmed this address for this owner, somebody at another council or the hub
            must confirm it. Until then the person using it cannot see other councils’ referrals.
          </p>
        )}
        <Actions>
          <Button>Send a new invitation</Button>
          <ButtonLink tone="plain" to={back}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
