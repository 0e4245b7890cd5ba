import { getFormProps } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { signInSchema } from "~/domains/access/access.schema";
import { signIn } from "~/domains/access/commands/sign-in.server";
import { isDemo } from "~/domains/access/demo-code.server";
import { ownPath } from "~/domains/access/next-path";
import { viewSignedIn } from "~/domains/access/queries/view-signed-in.server";
import { afterSignIn, signInHeaders } from "~/domains/access/signed-in.server";
import { account, entry, isKept } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { PasswordField } from "~/ui/password-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";

const sent = sentBy<typeof signInSchema>();

export const meta: MetaFunction = () => [{ title: "Sign in - Homeward" }];

const START = account.organisations();

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = ownPath(searchParams.get("next"));
  if (await viewSignedIn(request)) throw redirect(next ?? START);
  const kept = isKept(next);
  return { next, kept, lost: searchParams.has("lost"), demo: isDemo() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, signInSchema, { hide: ["password"] });
  if (!form.ok) return form.response;
  const result = await signIn(request, context.address, form.value);
  if (!result.ok) return form.refuse(result.error);
  const to = await afterSignIn(result.value, ownPath(form.value.next));
  return redirect(to, { headers: signInHeaders(result.value) });
}

export default function SignInPage() {
  const { next, kept, lost, demo } = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof signInSchema>({
    id: "sign-in",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <>
      <ErrorSummary form={form} />
      {kept ? (
        <Banner title="Your work is kept">
          <p>
            You were signed out before it arrived. Sign in within 4 days as the same person and you can send
            it again.
          </p>
        </Banner>
      ) : null}
      {lost ? (
        <Banner tone="soon" title="You were signed out">
          <p>What you sent could not be kept. Sign in and enter it again.</p>
        </Banner>
      ) : null}
      <PageHeading title="Sign in" />
      <Form method="post" {...getFormProps(form)} noValidate>
        {next ? <HiddenField {...sent("next", next)} /> : null}
        <TextField
          field={fields.email}
          label="Email address"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField field={fields.password} label="Password" autoComplete="current-password" />
        <Actions>
          <Button>Sign in</Button>
        </Actions>
      </Form>
      {demo ? (
        <p className="why">
          This is the demo: after the password of an invented person, the next page shows the code to enter.
        </p>
      ) : null}
      <p className="mt-6">
        <Anchor to={next ? `${entry.passkey()}?${new URLSearchParams({ next })}` : entry.passkey()}>
          Sign in with a passkey
        </Anchor>
      </p>
      <p>
        <Anchor to={entry.forgottenPassword()}>I have forgotten my password</Anchor>
      </p>
      <p className="why">
        Invited, and no password yet? Open the link in your invitation: there you choose one.
      </p>
      <p className="why">
        You need an invitation to use Homeward. An admin of your organisation, or the council that places with
        you, can send you one.
      </p>
    </>
  );
}
