import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { codeSchema } from "~/domains/access/access.schema";
import type { SecondStepView } from "~/domains/access/queries/view-second-step.server";
import { entry, isKept, withNext } from "~/paths/access";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";

const sent = sentBy<typeof codeSchema>();

type Props = {
  title: string;
  lede: string;
  button: string;
  passkeyPage: string;
  next: string | null;
  lost: boolean;
  view: SecondStepView;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Asks for a second factor: a code, or the way to a passkey. */
export function CodePage(props: Props) {
  const { next, view } = props;
  const [form, fields] = useFormOf<typeof codeSchema>({ id: "code", lastResult: props.lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      {isKept(next) ? <Banner title="What you entered is kept. You can send it afterwards." /> : null}
      {props.lost ? (
        <Banner tone="soon" title="What you sent could not be kept. You will have to enter it again." />
      ) : null}
      <PageHeading title={props.title} lede={props.lede} />
      <DemoCode code={view.demoCode} />
      {view.hasPasskey ? (
        <Actions>
          <ButtonLink
            to={withNext(props.passkeyPage, next)}
            tone={view.hasAuthenticator ? "plain" : "primary"}
          >
            Use a passkey
          </ButtonLink>
        </Actions>
      ) : null}
      <Form method="post" {...getFormProps(form)} noValidate>
        {next ? <HiddenField {...sent("next", next)} /> : null}
        <TextField
          field={fields.code}
          label={view.hasAuthenticator ? "Security code" : "Recovery code"}
          hint={
            view.hasAuthenticator
              ? "6 digits from your authenticator app, or a recovery code."
              : "One of the codes you saved when you added the passkey."
          }
          width={20}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Actions>
          <Button>{props.button}</Button>
        </Actions>
      </Form>
      <Disclosure summary="I do not have my phone">
        <WithoutPhone />
      </Disclosure>
    </>
  );
}

/** What somebody does at 2 am who cannot get a code. */
export function WithoutPhone() {
  return (
    <>
      <p>
        Use one of your recovery codes: the list you saved or printed when you set this up. Each code works
        once, at any time.
      </p>
      <p>
        No codes either? Another admin of your organisation can reset your 2-step verification, on the People
        page. If you are its only admin or act for several organisations, the region's hub can. They ring you
        first. You then sign in with your password and set up a new one.
      </p>
      <p>
        If nobody can help at night, ask a colleague who can sign in to take over the referral. Ring your
        council's out of hours number, or the number on the referral. See also{" "}
        <Anchor to={entry.forgottenPassword()}>I have forgotten my password</Anchor>, which does not replace
        the code.
      </p>
    </>
  );
}

/** The code of a person of the demo. */
function DemoCode({ code }: { code: string | null }) {
  if (!code) return null;
  return (
    <Banner title="This is the demo">
      <p>
        Everybody in it is invented and has no phone. The code to enter now is <strong>{code}</strong>
      </p>
    </Banner>
  );
}
