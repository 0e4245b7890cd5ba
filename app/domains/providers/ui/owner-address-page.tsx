import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { ownerAddressSchema } from "../confirmation.schema";

type Props = {
  owner: { name: string; back: string };
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** An address that this organisation knows from a source of its own. */
export function OwnerAddressPage({ owner, formKey, lastResult }: Props) {
  const register = useOrganiserPaths().register();
  const [form, fields] = useFormOf<typeof ownerAddressSchema>({ id: "address", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs
        items={[
          { label: "Register", to: register },
          { label: owner.name, to: owner.back },
          { label: "Confirm an address" },
        ]}
      />
      <PageHeading
        title={`Confirm an address for ${owner.name}`}
        lede="If another council invites this exact address, the provider is confirmed straight away. Only confirm an address you know from the regulator, a contract or a visit, never one somebody sent you."
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <TextField
          field={fields.email}
          label="Email address"
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextArea
          field={fields.note}
          label="How do you know this address?"
          hint="Every council and the hub can read this."
          limit={1000}
        />
        <Actions>
          <Button>Confirm the address</Button>
          <ButtonLink tone="plain" to={owner.back}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
