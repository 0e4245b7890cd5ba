import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form, useSearchParams } from "@remix-run/react";
import type { joinSchema, newPasswordSchema } from "~/domains/access/access.schema";
import type { InvitationLinkView } from "~/domains/access/queries/view-invitation.server";
import { AskRefuse } from "~/domains/access/ui/ask-refuse";
import { NewPasswordFields } from "~/domains/access/ui/emailed-link-page";
import { InvitationFacts } from "~/domains/access/ui/invitation-facts";
import { SignOut } from "~/domains/access/ui/organisation-shell";
import { account, entry } from "~/paths/access";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy, useFormOf } from "~/ui/schema-form";

const sent = sentBy<typeof joinSchema>();

type Open = Extract<InvitationLinkView, { id: string }>;
type Closed = Exclude<InvitationLinkView["state"], Open["state"]>;

const CLOSED: Record<Closed, { title: string; text: string; signIn: boolean }> = {
  unknown: {
    title: "This link leads nowhere",
    text: "It may have been cut short on the way. Open it from the email again, or ask whoever invited you to send it again.",
    signIn: false,
  },
  used: {
    title: "This link has been used",
    text: "Links work once, or a newer one has taken its place. If it was you who used it, sign in with the password you chose. If not, ask whoever invited you to send it again.",
    signIn: true,
  },
  expired: {
    title: "This invitation has run out",
    text: "Invitations last a week, so that an old email cannot let somebody in. Ask whoever invited you to send it again.",
    signIn: false,
  },
  refused: {
    title: "This invitation was refused",
    text: "Whoever sent it has been told. If that was a mistake, ask them to invite you again.",
    signIn: false,
  },
  "taken-back": {
    title: "This invitation was taken back",
    text: "Whoever sent it does not need it any more. If you expected it, ask them.",
    signIn: false,
  },
};

type Props = {
  link: InvitationLinkView;
  /** Where to go on to once signed in. */
  next: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What stands behind the link of an invitation: how to answer it, or why that cannot be done. */
export function InvitationLinkPage({ link, next, lastResult }: Props) {
  if (link.state === "open") return <Join link={link} lastResult={lastResult} />;
  if (link.state === "has-password") return <SignInFirst link={link} next={next} />;
  const words = CLOSED[link.state];
  const signIn = next ? `${entry.signIn()}?next=${encodeURIComponent(next)}` : entry.signIn();
  return (
    <>
      <PageHeading title={words.title} />
      <p>{words.text}</p>
      <Actions>
        {words.signIn ? (
          <ButtonLink to={signIn}>Sign in</ButtonLink>
        ) : (
          <ButtonLink to="/">Go to the front page</ButtonLink>
        )}
      </Actions>
    </>
  );
}

/** Where somebody who has a password answers; they go on from there to `next`. */
export function answerAddress(id: string, next: string | null): string {
  return next ? `${account.invitation(id)}?next=${encodeURIComponent(next)}` : account.invitation(id);
}

function SignInFirst({ link, next }: { link: Open; next: string | null }) {
  const answer = answerAddress(link.id, next);
  return (
    <>
      <PageHeading title={`${link.organisation} asks you to act for it`} />
      <InvitationFacts {...link} />
      {link.signedIn === "somebody-else" ? (
        <>
          <p>
            The invitation is for <strong className="wrap-anywhere">{link.email}</strong>, and this browser is
            signed in as somebody else. Sign out, then open the link again.
          </p>
          <SignOut tone="primary" />
        </>
      ) : (
        <>
          <p>
            Sign in as <strong className="wrap-anywhere">{link.email}</strong> to accept or refuse. Your
            password stays as it is.
          </p>
          <Actions>
            <ButtonLink to={`${entry.signIn()}?next=${encodeURIComponent(answer)}`}>Sign in</ButtonLink>
          </Actions>
        </>
      )}
    </>
  );
}

function Join({ link, lastResult }: { link: Open; lastResult: Props["lastResult"] }) {
  const [form, fields] = useFormOf<typeof newPasswordSchema>({ id: "new-password", lastResult });
  const [search] = useSearchParams();
  if (search.has("refuse") && !lastResult) return <AskRefuse organisation={link.organisation} back="?" />;
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading
        title={`Welcome to Homeward, ${link.name}`}
        lede={`${link.organisation} asks you to act for it. Choose a password, and you can start.`}
      />
      <InvitationFacts {...link} />
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField {...sent("answer", "accept")} />
        <NewPasswordFields email={link.email} field={fields.password} label="Choose a password" />
        <Actions>
          <Button>Save and start</Button>
        </Actions>
      </Form>
      <p className="why mt-6">Not meant for you, or you do not want to?</p>
      <ButtonLink tone="plain" to="?refuse">
        Refuse the invitation
      </ButtonLink>
    </>
  );
}
