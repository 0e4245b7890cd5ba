import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { startRegistration } from "@simplewebauthn/browser";
import type { addPasskeySchema } from "~/domains/access/passkey.schema";
import type { CreationOptions } from "~/domains/access/passkeys.server";
import { PasskeyField, usePasskey } from "~/domains/access/ui/passkey-field";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";

type Props = {
  options: CreationOptions;
  overview: string;
  instead: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** A passkey is made for this account. */
export function AddPasskeyPage({ options, overview, instead, lastResult }: Props) {
  const passkey = usePasskey(() => startRegistration({ optionsJSON: options }));
  const [form, fields] = useFormOf<typeof addPasskeySchema>({ id: "add-passkey", lastResult });
  const nameless = { ...lastResult?.error };
  return (
    <>
      {nameless.name ? <ErrorSummary form={form} /> : null}
      <Breadcrumbs items={[{ label: "2-step verification", to: overview }, { label: "Add a passkey" }]} />
      <PageHeading
        title="Add a passkey"
        lede="A passkey is saved on this device or on a security key. You use it with your fingerprint, face or PIN. It does not work on fake sign-in pages."
      />
      <Form
        method="post"
        {...getFormProps(form)}
        reloadDocument
        ref={passkey.form}
        onSubmit={passkey.start}
        noValidate
      >
        <TextField
          field={fields.name}
          label="Name for this passkey"
          hint="So you can recognise it later, like My work laptop."
          width={20}
          autoComplete="off"
        />
        <PasskeyField passkey={passkey} lastResult={lastResult} />
        <Actions>
          <Button>Add the passkey</Button>
          <ButtonLink tone="plain" to={instead}>
            Use an authenticator app instead
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
