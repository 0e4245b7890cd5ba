import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { passOnSchema } from "~/domains/routing/answer.schema";
import { passOnDelivery } from "~/domains/routing/commands/pass-on-delivery.server";
import { viewPassOnForm } from "~/domains/routing/queries/answer-form.server";
import { AnswerFrame } from "~/domains/routing/ui/answer-frame";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: `${error ? "Error: " : ""}Pass on ${data?.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return viewPassOnForm(actor, params.reference ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, passOnSchema);
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = withNotice(
    providerPaths(actor.organisationSlug).referral(reference).page(),
    "delivery",
    "passed-on",
  );
  const result = await passOnDelivery(actor, {
    ...form.value,
    reference,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function PassOn() {
  const paths = useProviderPaths();
  const page = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof passOnSchema>({
    id: "pass-on",
    lastResult: useActionData<typeof action>(),
    shouldRevalidate: "onSubmit",
  });
  return (
    <AnswerFrame page={page} title="Pass it on to a colleague">
      <ErrorSummary form={form} />
      <p className="lede">
        Your colleague has it from then on and is told by mail. It stays open for everyone who answers
        referrals.
      </p>
      <Form method="post" id={form.id} noValidate>
        <HiddenField name="key" value={page.key} />
        <RadioGroup
          field={fields.toPersonId}
          label="Who should have it?"
          options={page.colleagues.map((one) => ({
            value: one.personId,
            label: one.me ? `${one.name} (you)` : one.name,
            hint: one.roles,
          }))}
        />
        <TextArea
          field={fields.note}
          label="A note for your colleague"
          hint="Stays inside your organisation. The mail does not carry it."
          optional
          rows={4}
          limit={1_000}
        />
        <Actions>
          <Button>Pass it on</Button>
          <ButtonLink tone="plain" to={paths.referral(page.reference).page()}>
            Back to the referral
          </ButtonLink>
        </Actions>
      </Form>
    </AnswerFrame>
  );
}
