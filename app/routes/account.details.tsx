import { getFormProps } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { detailsSchema } from "~/domains/access/access.schema";
import { changeDetails } from "~/domains/access/commands/change-details.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { withNotice } from "~/notices";
import { account } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";

export const meta: MetaFunction = () => [{ title: "Your name and telephone - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { name, phone } = await viewAccount(await requirePerson(request));
  return { name, phone };
}

export async function action({ request }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  const form = await parseForm(request, detailsSchema);
  if (!form.ok) return form.response;
  const result = await changeDetails(personId, form.value);
  return result.ok ? redirect(withNotice(account.page(), "account", "details")) : form.refuse(result.error);
}

export default function DetailsPage() {
  const { name, phone } = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof detailsSchema>({
    id: "details",
    lastResult: useActionData<typeof action>(),
    defaultValue: { name, phone: phone ?? undefined },
  });
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading
        title="Your name and telephone"
        lede="Colleagues see them, and so do the people on the other side of a referral you work on."
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={newFormKey()} />
        <TextField field={fields.name} label="Name" autoComplete="name" />
        <TextField
          field={fields.phone}
          label="Telephone"
          hint="A number you answer at work."
          type="tel"
          autoComplete="tel"
          width={20}
          optional
        />
        <Actions>
          <Button>Save</Button>
          <ButtonLink tone="plain" to={account.page()}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
