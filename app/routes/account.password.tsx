import { getFormProps } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changePasswordSchema } from "~/domains/access/access.schema";
import { changePassword } from "~/domains/access/commands/change-password.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { PASSWORD_HINT } from "~/domains/access/ui/emailed-link-page";
import { withNotice } from "~/notices";
import { account } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { PasswordField } from "~/ui/password-field";
import { useFormOf } from "~/ui/schema-form";

export const meta: MetaFunction = () => [{ title: "Change your password - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { email } = await viewAccount(await requirePerson(request));
  return { email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  const form = await parseForm(request, changePasswordSchema, { hide: ["current", "password"] });
  if (!form.ok) return form.response;
  const { name } = await viewAccount(personId);
  const result = await changePassword(request, context.address, { personId, name, ...form.value });
  if (!result.ok) return form.refuse(result.error);
  return redirect(withNotice(account.page(), "account", "password"), {
    headers: { "Set-Cookie": result.value.setCookie },
  });
}

export default function PasswordPage() {
  const { email } = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof changePasswordSchema>({
    id: "change-password",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading title="Change your password" lede="You will be signed out everywhere else." />
      <Form method="post" {...getFormProps(form)} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField
          field={fields.current}
          label="The password you have now"
          autoComplete="current-password"
        />
        <PasswordField
          field={fields.password}
          label="New password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        <Actions>
          <Button>Change the password</Button>
          <ButtonLink tone="plain" to={account.page()}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
