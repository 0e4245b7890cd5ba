import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { REFERRAL_SECTIONS } from "~/domains/referrals/referral-sections.options";
import { declineSchema } from "~/domains/routing/answer.schema";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { DECLINE_REASONS, type DeclineReason } from "~/domains/routing/decline-reasons.options";
import { viewAnswerForm } from "~/domains/routing/queries/answer-form.server";
import { AnswerFrame } from "~/domains/routing/ui/answer-frame";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { parseForm } from "~/platform/forms/submission.server";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import type { FormField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decline for ${data?.service ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return viewAnswerForm(actor, params.reference ?? "", params.service ?? "", "decline");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, declineSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = withNotice(
    providerPaths(actor.organisationSlug).referral(reference).page(),
    "delivery",
    "declined",
  );
  const result = await declineService(actor, {
    ...form.value,
    reference,
    serviceId: params.service ?? "",
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

const SECTIONS = optionsOf(REFERRAL_SECTIONS);

/** Of an incomplete referral the section is asked for, which the broker is told of. */
const reasons = (section: FormField) =>
  optionsOf(DECLINE_REASONS).map((option) =>
    (option.value as DeclineReason) === "incomplete"
      ? {
          ...option,
          reveal: (
            <Select
              field={section}
              label="Which section is incomplete?"
              hint="The broker is emailed."
              options={SECTIONS}
              emptyLabel="Choose a section"
            />
          ),
        }
      : option,
  );

export default function DeclineForService() {
  const paths = useProviderPaths();
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof declineSchema>({
    id: "decline",
    lastResult,
    shouldRevalidate: "onSubmit",
  });
  return (
    <AnswerFrame page={page} title={`Decline for ${page.service}`}>
      <ErrorSummary form={form} />
      <p className="lede">
        {page.council} sees the reason at once. You can take the answer back while the search is open. Your
        other homes answer for themselves.
      </p>
      <Form method="post" id={form.id} noValidate>
        <HiddenField name="key" value={page.key} />
        <HiddenField name="version" value={keptVersion(lastResult, page.version)} />
        <RadioGroup
          field={fields.reason}
          label="Why does this home decline?"
          options={reasons(fields.section)}
        />
        <TextArea
          field={fields.note}
          label="A note for the broker"
          hint="Needed for an incomplete referral and for another reason: say what is missing, or why."
          optional
          rows={3}
          limit={1_000}
        />
        <Actions>
          <Button>Decline for {page.service}</Button>
          <ButtonLink tone="plain" to={paths.referral(page.reference).page()}>
            Back to the referral
          </ButtonLink>
        </Actions>
      </Form>
    </AnswerFrame>
  );
}
