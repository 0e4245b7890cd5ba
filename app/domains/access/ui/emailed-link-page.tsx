import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { newPasswordSchema } from "~/domains/access/access.schema";
import type { EmailedLinkView } from "~/domains/access/queries/view-emailed-link.server";
import { entry } from "~/paths/access";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { PasswordField } from "~/ui/password-field";
import { useFormOf } from "~/ui/schema-form";

export const PASSWORD_HINT =
  "At least 15 characters. Three or four unrelated words make a good one. A password manager may fill this in.";

type Closed = Exclude<EmailedLinkView["state"], "open">;

const CLOSED: Record<Closed, { title: string; text: string; to: string; action: string }> = {
  unknown: {
    title: "This link leads nowhere",
    text: "It may have been cut short on the way. Open it from the email again, or ask for a new one.",
    to: entry.forgottenPassword(),
    action: "Ask for a new link",
  },
  used: {
    title: "This link has been used",
    text: "Links work once, and choosing a password ends all others. If it was you who used it, sign in with the password you chose. If not, ask for a new link.",
    to: entry.signIn(),
    action: "Sign in",
  },
  expired: {
    title: "This link is too old",
    text: "Links work for a limited time, so that an old email cannot let somebody in. We can send you a new one.",
    to: entry.forgottenPassword(),
    action: "Ask for a new link",
  },
};

type Props = { link: EmailedLinkView; lastResult: SubmissionResult<string[]> | undefined };

/** What stands behind an emailed link to a new password: the form, or why there is none. */
export function EmailedLinkPage({ link, lastResult }: Props) {
  if (link.state === "open") return <NewPassword link={link} lastResult={lastResult} />;
  const words = CLOSED[link.state];
  return (
    <>
      <PageHeading title={words.title} />
      <p>{words.text}</p>
      <Actions>
        <ButtonLink to={words.to}>{words.action}</ButtonLink>
      </Actions>
    </>
  );
}

type OpenLink = Extract<EmailedLinkView, { state: "open" }>;

function NewPassword({ link, lastResult }: Props & { link: OpenLink }) {
  const [form, fields] = useFormOf<typeof newPasswordSchema>({ id: "new-password", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading title="Choose a new password" lede="Choosing it signs you out everywhere else." />
      <Form method="post" {...getFormProps(form)} noValidate>
        <NewPasswordFields email={link.email} field={fields.password} label="New password" />
        <Actions>
          <Button>Save the new password</Button>
        </Actions>
      </Form>
    </>
  );
}

/** The field of a first or a new password, with whose it is. */
export function NewPasswordFields({
  email,
  field,
  label,
}: {
  email: string;
  field: ComponentProps<typeof PasswordField>["field"];
  label: string;
}) {
  return (
    <>
      {/* For password managers: whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <p>
        You will sign in as <strong className="wrap-anywhere">{email}</strong>.
      </p>
      <PasswordField field={field} label={label} hint={PASSWORD_HINT} autoComplete="new-password" />
    </>
  );
}
