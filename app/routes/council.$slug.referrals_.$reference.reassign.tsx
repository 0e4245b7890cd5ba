import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { reassignSchema } from "~/domains/referrals/people.schema";
import { reassignReferral } from "~/domains/routing/commands/reassign-referral.server";
import { viewReassign } from "~/domains/routing/queries/view-reassign.server";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
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
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Reassign ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewReassign(actor, params.reference ?? "");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, reassignSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).referrals(), "referrals", "reassigned");
  const result = await reassignReferral(actor, {
    ...form.value,
    reference,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ReassignReferral() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof reassignSchema>({ id: "reassign", lastResult });
  const here = paths.referral(view.reference).page();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: here },
          { label: "Reassign" },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title="Who takes this referral on?"
        above={`${view.headline} · ${view.reference}`}
        lede={`${view.broker} has it now. Every clock keeps running. ${providers(view.deliveries)}`}
      />
      <Card>
        {view.colleagues.length === 0 ? (
          <EmptyState title="Nobody else here can take it on">
            <p>Your council's admin gives a colleague the role of broker first.</p>
          </EmptyState>
        ) : (
          <Form method="post" id={form.id} noValidate>
            <Select field={fields.brokerId} label="The new broker" options={view.colleagues} />
            <TextArea
              field={fields.reason}
              label="Why?"
              hint="For your colleagues, on the timeline. No names of children or family."
              optional
              rows={3}
              limit={500}
            />
            <HiddenField name="key" value={key} />
            <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
            <Actions>
              <Button>Reassign it</Button>
              <ButtonLink tone="plain" to={here}>
                Cancel
              </ButtonLink>
            </Actions>
          </Form>
        )}
      </Card>
    </>
  );
}

function providers(count: number): string {
  if (count === 0) return "Nobody outside your council has it yet.";
  return `${count === 1 ? "1 provider sees" : `${count} providers see`} the new name and number at once.`;
}
