import type { SubmissionResult } from "@conform-to/react";
import type { SecondFactorView } from "~/domains/access/queries/view-second-factor.server";
import { WithoutPhone } from "~/domains/access/ui/code-page";
import { noticeOf } from "~/notices";
import { account, isKept, withNext } from "~/paths/access";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { PageHeading } from "~/ui/page-heading";

const KIND = { authenticator: "Authenticator app", passkey: "Passkey" } as const;

type Props = {
  view: SecondFactorView;
  next: string | null;
  done: string | null;
  /** The one that they are asked about before it is removed. */
  remove: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One's own second factors. Who needs one and has none sees here how to begin. */
export function SecondFactorPage({ view, next, done, remove, formKey, lastResult }: Props) {
  const { factors, needed } = view;
  const problem = Object.values(lastResult?.error ?? {}).flat()[0];
  const words = done ? noticeOf("secondFactor", done) : undefined;
  const removing = problem ? undefined : factors.find(({ id }) => id === remove);
  if (removing) return <AskRemove factor={removing} last={factors.length === 1} formKey={formKey} />;
  if (factors.length === 0) return <First needed={needed} next={next} />;
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : words ? <Banner tone="good" title={words} /> : null}
      <PageHeading title="2-step verification" lede="You sign in with your password and one of these." />
      {factors.map((factor) => (
        <Card key={factor.id} title={factor.name}>
          <p>
            {factor.kind === "passkey" ? `${KIND.passkey}, added` : "Added"} {factor.added}.{" "}
            {factor.used ? `Last used ${factor.used}.` : "Not used yet."}
          </p>
          <p>
            <Anchor to={`${account.secondFactor()}?remove=${factor.id}`}>
              Remove<span className="sr-only"> {factor.name}</span>
            </Anchor>
          </p>
        </Card>
      ))}
      <Actions>
        <ButtonLink tone="plain" to={account.passkey()}>
          Add a passkey
        </ButtonLink>
        <ButtonLink tone="plain" to={account.authenticator()}>
          {factors.some(({ kind }) => kind === "authenticator")
            ? "Set up a new authenticator app"
            : "Add an authenticator app"}
        </ButtonLink>
      </Actions>
      <h2 className="mt-8">Recovery codes</h2>
      <p>
        {view.recoveryCodesLeft === 1 ? "1 code is left." : `${view.recoveryCodesLeft} codes are left.`}{" "}
        <Anchor to={account.recoveryCodes()}>Make new recovery codes</Anchor>
      </p>
      <Disclosure summary="If you lose your phone">
        <WithoutPhone />
      </Disclosure>
    </>
  );
}

function AskRemove(props: { factor: SecondFactorView["factors"][number]; last: boolean; formKey: string }) {
  const { factor, last, formKey } = props;
  return (
    <AskFirst
      title={`Remove ${factor.name}?`}
      button="Remove"
      fields={{ key: formKey, factor: factor.id }}
      back={account.secondFactor()}
    >
      <p>
        {last
          ? "It is the only one you have. Without 2-step verification a password alone opens your account."
          : "You can no longer sign in with it. Your others keep working."}{" "}
        To use it again you set it up again.
      </p>
    </AskFirst>
  );
}

function First({ needed, next }: { needed: boolean; next: string | null }) {
  return (
    <>
      {isKept(next) ? <Banner title="What you entered is kept. You can send it afterwards." /> : null}
      <PageHeading
        title="Set up 2-step verification"
        lede={
          needed
            ? "Your role can see who a child is, decide on funding or change people. A password alone is not enough for that."
            : "2-step verification keeps others out of your account even if they know your password. It is optional for your role."
        }
      />
      <Card title="An authenticator app on your phone">
        <p>It shows a 6-digit security code that you enter after your password. It needs no signal.</p>
        <Actions>
          <ButtonLink to={withNext(account.authenticator(), next)}>Set up an authenticator app</ButtonLink>
        </Actions>
      </Card>
      <Card title="A passkey on your device or security key">
        <p>You confirm with your fingerprint, face or PIN. It needs JavaScript in your browser.</p>
        <Actions>
          <ButtonLink tone="plain" to={withNext(account.passkey(), next)}>
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
