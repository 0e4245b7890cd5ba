import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { createReferral } from "~/domains/referrals/commands/create-referral.server";
import { newReferralSchema } from "~/domains/referrals/people.schema";
import { viewNewReferral } from "~/domains/referrals/queries/view-new-referral.server";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Begin a referral - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewNewReferral(actor);
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, newReferralSchema);
  if (!form.ok) return form.response;
  const redirectTo = (made: { reference: string }) =>
    withNotice(
      councilPaths(actor.organisationSlug).referral(made.reference).edit(),
      "referralPages",
      "begun",
    );
  const result = await createReferral(actor, { ...form.value, idempotency: { key: form.key, redirectTo } });
  return result.ok ? redirect(redirectTo(result.value)) : form.refuse(result.error);
}

export default function NewReferral() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof newReferralSchema>({
    id: "new",
    lastResult: useActionData<typeof action>(),
    defaultValue: { brokerId: view.brokerId, socialWorkerId: view.socialWorkerId },
  });
  return (
    <>
      <Breadcrumbs items={[{ label: "Referrals", to: paths.referrals() }, { label: "Begin a referral" }]} />
      <ErrorSummary form={form} />
      <PageHeading
        title="Begin a referral"
        lede="For one child. You can stop after any page and come back. Nothing is sent to anybody before you have checked it."
      />
      <Card title="Who works it">
        {view.brokers.length === 0 ? (
          <EmptyState title="Nobody here can look for a placement yet">
            <p>Your council's admin gives somebody the role of broker first.</p>
          </EmptyState>
        ) : (
          <Form method="post" id={form.id} noValidate>
            <Select
              field={fields.brokerId}
              label="Who looks for the placement?"
              hint="Providers see this name and number on everything."
              options={view.brokers}
            />
            <Select
              field={fields.socialWorkerId}
              label="Who is the child's social worker?"
              optional
              options={view.socialWorkers}
              emptyLabel="Not on the portal, or not known yet"
            />
            <HiddenField name="key" value={key} />
            <Actions>
              <Button>Begin the referral</Button>
              <ButtonLink tone="plain" to={paths.referrals()}>
                Cancel
              </ButtonLink>
            </Actions>
          </Form>
        )}
      </Card>
    </>
  );
}
