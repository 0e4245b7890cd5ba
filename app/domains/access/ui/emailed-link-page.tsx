import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { EmailedLinkView } from "~/domains/access/queries/view-emailed-link.server";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { PasswordField } from "~/ui/password-field";

export const PASSWORD_HINT =
  "At least 15 characters. Three or four unrelated words make a good one. A password manager may fill this in.";

type Closed = Exclude<EmailedLinkView["state"], "open" | "has-password">;

const CLOSED: Record<Closed, { title: string; text: string; to: string; action: string }> = {
  unknown: {
    title: "This link leads nowhere",
    text: "It may have been cut short on the way. Open it from the email again, or ask for a new one.",
    to: "/forgotten-password",
    action: "Ask for a new link",
  },
  used: {
    title: "This link has been used",
    text: "Links work once, or a newer one has taken its place. If it was you who used it, sign in with the password you chose. If not, ask for a new link.",
    to: "/sign-in",
    action: "Sign in",
  },
  expired: {
    title: "This link is too old",
    text: "Links work for a limited time, so that an old email cannot let somebody in. We can send you a new one.",
    to: "/forgotten-password",
    action: "Ask for a new link",
  },
  left: {
    title: "You belong to no organisation any more",
    text: "The organisation that this link was for has ended your membership. If that is a mistake, ask its admin to invite you again.",
    to: "/",
    action: "Go to the front page",
  },
};

const both = (names: string[]) => new Intl.ListFormat("en-GB").format(names);

type Props = {
  purpose: "invitation" | "password";
  link: EmailedLinkView;
  /** Where to go on to once signed in; the person's organisations without. */
  next?: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What stands behind an emailed link: the form that sets a password, or why there is none. */
export function EmailedLinkPage({ purpose, link, next, lastResult }: Props) {
  const signIn = next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
  if (link.state === "open") return <NewPassword purpose={purpose} link={link} lastResult={lastResult} />;
  if (link.state === "has-password")
    return (
      <>
        <PageHeading title={`Welcome back, ${link.name}`} />
        <p>
          You act for {both(link.organisations)}. You have a Homeward password already and it stays as it is:
          sign in as {link.email}.
        </p>
        <Actions>
          <ButtonLink to={signIn}>Sign in</ButtonLink>
        </Actions>
      </>
    );
  const words = CLOSED[link.state];
  return (
    <>
      <PageHeading title={words.title} />
      <p>{words.text}</p>
      <Actions>
        <ButtonLink to={words.to === "/sign-in" ? signIn : words.to}>{words.action}</ButtonLink>
      </Actions>
    </>
  );
}

type OpenLink = Extract<EmailedLinkView, { email: string }>;

function NewPassword({ purpose, link, lastResult }: Props & { link: OpenLink }) {
  const [form, fields] = useForm<{ password: string }>({ id: "new-password", lastResult });
  const invited = purpose === "invitation";
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading
        title={invited ? `Welcome to Homeward, ${link.name}` : "Choose a new password"}
        lede={
          invited
            ? `You can act for ${both(link.organisations)} as soon as you have chosen a password.`
            : "Choosing it signs you out everywhere else."
        }
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        {/* For password managers: whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        <p>
          You will sign in as <strong>{link.email}</strong>.
        </p>
        <PasswordField
          field={fields.password}
          label={invited ? "Choose a password" : "New password"}
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        <Actions>
          <Button>{invited ? "Save and start" : "Save the new password"}</Button>
        </Actions>
      </Form>
    </>
  );
}
