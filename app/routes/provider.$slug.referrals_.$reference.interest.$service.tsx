import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { interestSchema } from "~/domains/routing/answer.schema";
import { showInterest } from "~/domains/routing/commands/show-interest.server";
import { viewAnswerForm } from "~/domains/routing/queries/answer-form.server";
import { AnswerFrame } from "~/domains/routing/ui/answer-frame";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { MoneyField } from "~/ui/money-field";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Interested for ${data?.service ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return viewAnswerForm(actor, params.reference ?? "", params.service ?? "", "show-interest");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, interestSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = withNotice(
    providerPaths(actor.organisationSlug).referral(reference).page(),
    "delivery",
    "interested",
  );
  const result = await showInterest(actor, {
    ...form.value,
    reference,
    serviceId: params.service ?? "",
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function InterestForService() {
  const paths = useProviderPaths();
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof interestSchema>({
    id: "interest",
    lastResult,
    defaultValue: { ringNumber: page.phone ?? "" },
    shouldRevalidate: "onSubmit",
  });
  return (
    <AnswerFrame page={page} title={`Interested for ${page.service}`}>
      <ErrorSummary form={form} />
      <p className="lede">
        The broker at {page.council} is told by mail and can ring you. It binds nobody: an offer with its
        costing can follow.
      </p>
      <Form method="post" id={form.id} noValidate>
        <HiddenField name="key" value={page.key} />
        <HiddenField name="version" value={keptVersion(lastResult, page.version)} />
        <TextField
          field={fields.ringNumber}
          label="Number to ring"
          hint="Somebody who knows the home answers there."
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          width={20}
        />
        <MoneyField
          field={fields.indicativeWeeklyPence}
          label="About how much a week"
          hint="An indication, like £4,850. Leave it empty when you cannot say yet."
          optional
        />
        <TextArea field={fields.note} label="A note for the broker" optional rows={3} limit={1_000} />
        <Actions>
          <Button>Tell the broker</Button>
          <ButtonLink tone="plain" to={paths.referral(page.reference).page()}>
            Back to the referral
          </ButtonLink>
        </Actions>
      </Form>
    </AnswerFrame>
  );
}
