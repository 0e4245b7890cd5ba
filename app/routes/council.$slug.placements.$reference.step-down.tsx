import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { planStepDown } from "~/domains/agreements/commands/plan-step-down.server";
import { viewStepDown } from "~/domains/agreements/queries/read-step-down.server";
import { stepDownSchema } from "~/domains/agreements/step-down/step-down.schema";
import { StepDownPage } from "~/domains/agreements/ui/step-down-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Step-down plan: ${data?.move.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    ...(await viewStepDown(actor, params.reference ?? "", "plan-step-down")),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, stepDownSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).page();
  const path = withNotice(page, "placement", "step-down-planned");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await planStepDown(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function StepDown() {
  return <StepDownPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
