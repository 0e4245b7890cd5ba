import { getFormProps } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { forgottenPasswordSchema } from "~/domains/access/access.schema";
import { askPasswordLink } from "~/domains/access/commands/ask-password-link.server";
import { entry } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { Anchor } from "~/ui/anchor";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";

export const meta: MetaFunction = () => [{ title: "Forgotten password - Homeward" }];

export function loader({ request }: LoaderFunctionArgs) {
  return { asked: new URL(request.url).searchParams.has("asked") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, forgottenPasswordSchema);
  if (!form.ok) return form.response;
  await askPasswordLink(form.value.email, context.address);
  return redirect(`${entry.forgottenPassword()}?asked`);
}

function Asked() {
  return (
    <>
      <PageHeading title="Look at your email" />
      <p>
        If somebody in Homeward has the address you entered, a link is on its way there. It works once, for an
        hour.
      </p>
      <p>
        Nothing after ten minutes? Look among unwanted mail, or ask an admin of your organisation which
        address it knows.
      </p>
      <Actions>
        <ButtonLink tone="plain" to={entry.signIn()}>
          Back to signing in
        </ButtonLink>
      </Actions>
    </>
  );
}

export default function ForgottenPasswordPage() {
  const { asked } = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof forgottenPasswordSchema>({
    id: "forgotten",
    lastResult: useActionData<typeof action>(),
  });
  if (asked) return <Asked />;
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading
        title="Choose a new password"
        lede="We send a link to your email address. Your old password stays until you have used the link."
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        <TextField
          field={fields.email}
          label="Email address"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Actions>
          <Button>Send me a link</Button>
        </Actions>
      </Form>
      <p className="mt-6">
        <Anchor to={entry.signIn()}>Back to signing in</Anchor>
      </p>
    </>
  );
}
