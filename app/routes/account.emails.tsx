import { getFormProps } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/domains/access/require-person.server";
import { choicesSchema, chooseEmails } from "~/domains/notifications/commands/choose-emails.server";
import { viewChoices } from "~/domains/notifications/queries/view-choices.server";
import { ChoicesForm } from "~/domains/notifications/ui/choices-form";
import { withNotice } from "~/notices";
import { account } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";

export const meta: MetaFunction = () => [{ title: "Your emails - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { kinds: await viewChoices(await requirePerson(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  const form = await parseForm(request, choicesSchema);
  if (!form.ok) return form.response;
  await chooseEmails(personId, form.value);
  return redirect(withNotice(account.page(), "account", "emails"));
}

export default function EmailsPage() {
  const { kinds } = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof choicesSchema>({
    id: "emails",
    lastResult: useActionData<typeof action>(),
    defaultValue: Object.fromEntries(kinds.map(({ kind, chosen }) => [kind, chosen])),
  });
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading
        title="Your emails"
        lede="Emergencies, new referrals, sign-in and anything you must act on are always emailed."
      />
      {kinds.length > 0 ? (
        <Form method="post" {...getFormProps(form)} noValidate>
          <HiddenField name="key" value={newFormKey()} />
          <ChoicesForm kinds={kinds} fields={fields} />
          <Actions>
            <Button>Save</Button>
            <ButtonLink tone="plain" to={account.page()}>
              Cancel
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <p>You belong to no organisation at the moment, so there is nothing to choose.</p>
      )}
    </>
  );
}
