import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { SecondFactorView } from "~/domains/access/queries/view-second-factor.server";
import { WithoutPhone, withNext } from "~/domains/access/ui/code-page";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";

const DONE: Record<string, string> = {
  added: "Added to your account. We have emailed you about it.",
  removed: "Removed from your account. We have emailed you about it.",
};

const KIND = { authenticator: "Authenticator app", passkey: "Passkey" } as const;

type Props = {
  view: SecondFactorView;
  next: string | null;
  done: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One's own second factors. Who needs one and has none sees here how to begin. */
export function SecondFactorPage({ view, next, done, lastResult }: Props) {
  const { factors, needed } = view;
  const problem = Object.values(lastResult?.error ?? {}).flat()[0];
  const words = done ? DONE[done] : undefined;
  if (factors.length === 0) return <First needed={needed} next={next} />;
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : words ? <Banner tone="good" title={words} /> : null}
      <PageHeading title="Second factor" lede="You sign in with your password and one of these." />
      {factors.map((factor) => (
        <Card key={factor.id} title={factor.name}>
          <p>
            {factor.kind === "passkey" ? `${KIND.passkey}, added` : "Added"} {factor.added}.{" "}
            {factor.used ? `Last used ${factor.used}.` : "Not used yet."}
          </p>
          <Form method="post">
            <HiddenField name="factor" value={factor.id} />
            <Button tone="link">
              Remove<span className="sr-only"> {factor.name}</span>
            </Button>
          </Form>
        </Card>
      ))}
      <Actions>
        <ButtonLink tone="plain" to="/account/second-factor/passkey">
          Add a passkey
        </ButtonLink>
        <ButtonLink tone="plain" to="/account/second-factor/authenticator">
          {factors.some(({ kind }) => kind === "authenticator")
            ? "Set up a new authenticator app"
            : "Add an authenticator app"}
        </ButtonLink>
      </Actions>
      <h2>Recovery codes</h2>
      <p>
        {view.recoveryCodesLeft === 1 ? "1 code is left." : `${view.recoveryCodesLeft} codes are left.`}{" "}
        <Anchor to="/account/second-factor/recovery-codes">Make new recovery codes</Anchor>
      </p>
      <Disclosure summary="If you lose your phone">
        <WithoutPhone />
      </Disclosure>
    </>
  );
}

function First({ needed, next }: { needed: boolean; next: string | null }) {
  return (
    <>
      {next?.startsWith("/kept/") ? (
        <Banner title="What you entered is kept. You can send it afterwards." />
      ) : null}
      <PageHeading
        title="Set up a second factor"
        lede={
          needed
            ? "Your role can see who a child is, decide on funding or change people. A password alone is not enough for that."
            : "A second factor keeps others out of your account even if they know your password. It is optional for your role."
        }
      />
      <Card title="An authenticator app on your phone">
        <p>It shows a 6-digit code that you enter after your password. It needs no signal.</p>
        <Actions>
          <ButtonLink to={withNext("/account/second-factor/authenticator", next)}>
            Set up an authenticator app
          </ButtonLink>
        </Actions>
      </Card>
      <Card title="A passkey on your device or security key">
        <p>You confirm with your fingerprint, face or PIN. It needs JavaScript in your browser.</p>
        <Actions>
          <ButtonLink tone="plain" to={withNext("/account/second-factor/passkey", next)}>
            Add a passkey
          </ButtonLink>
        </Actions>
      </Card>
      <p className="why mt-6">
        It takes about two minutes. At the end you get recovery codes, in case you lose your phone.
      </p>
    </>
  );
}
