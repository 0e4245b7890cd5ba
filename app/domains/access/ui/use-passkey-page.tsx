import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { startAuthentication } from "@simplewebauthn/browser";
import type { usePasskeySchema } from "~/domains/access/passkey.schema";
import type { RequestOptions } from "~/domains/access/passkeys.server";
import { PasskeyField, usePasskey } from "~/domains/access/ui/passkey-field";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";

const sent = sentBy<typeof usePasskeySchema>();

type Props = {
  title: string;
  button: string;
  options: RequestOptions;
  next: string | null;
  /** Where it can be done with a code. */
  instead: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** A passkey is used: the browser asks for it, and what it answers is sent. */
export function UsePasskeyPage({ title, button, options, next, instead, lastResult }: Props) {
  const passkey = usePasskey(() => startAuthentication({ optionsJSON: options }));
  return (
    <>
      <PageHeading title={title} lede="Your browser asks for your fingerprint, face, PIN or security key." />
      <Form method="post" reloadDocument ref={passkey.form} onSubmit={passkey.start}>
        {next ? <HiddenField {...sent("next", next)} /> : null}
        <PasskeyField passkey={passkey} lastResult={lastResult} />
        <Actions>
          <Button>{button}</Button>
          <ButtonLink tone="plain" to={instead}>
            Use a code instead
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
