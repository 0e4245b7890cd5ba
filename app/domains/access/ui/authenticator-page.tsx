import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { codeSchema } from "~/domains/access/access.schema";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { QrCode, type QrDrawing } from "~/ui/qr-code";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";

type Props = {
  email: string;
  secret: string;
  drawing: QrDrawing;
  overview: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** An authenticator app is set up: its QR code, the same to type, and the first code that proves it. */
export function AuthenticatorPage({ email, secret, drawing, overview, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof codeSchema>({ id: "authenticator", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs items={[{ label: "2-step verification", to: overview }, { label: "Authenticator app" }]} />
      <PageHeading
        title="Set up an authenticator app"
        lede="You can use any app that shows 6-digit codes: the one your organisation uses, Microsoft Authenticator, Google Authenticator, or a password manager."
      />
      <h2>1. Scan this with the app</h2>
      <QrCode drawing={drawing} label="QR code for your authenticator app" />
      <p className="mt-3">
        Cannot scan it? Enter this key in the app, for the account{" "}
        <span className="wrap-anywhere">{email}</span>:
      </p>
      <p>
        <code className="wrap-anywhere" data-secret>
          {secret}
        </code>
      </p>
      <h2>2. Enter the code that the app shows</h2>
      <Form method="post" {...getFormProps(form)} noValidate>
        <TextField
          field={fields.code}
          label="Security code"
          hint="6 digits."
          width={10}
          autoComplete="one-time-code"
          inputMode="numeric"
          spellCheck={false}
        />
        <Actions>
          <Button>Finish setting up</Button>
          <ButtonLink tone="plain" to={overview}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
