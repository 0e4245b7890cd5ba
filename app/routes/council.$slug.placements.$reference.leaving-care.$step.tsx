import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { recordLeavingCare } from "~/domains/agreements/commands/record-leaving-care.server";
import {
  isLeavingCareStep,
  LEAVING_CARE_STEPS,
} from "~/domains/agreements/leaving-care/leaving-care.options";
import { leavingCareSchema } from "~/domains/agreements/leaving-care/leaving-care.schema";
import { viewLeavingCareStep } from "~/domains/agreements/queries/leaving-care.server";
import { LeavingCareStepPage } from "~/domains/agreements/ui/leaving-care-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? LEAVING_CARE_STEPS[data.step].label : "Leaving care"} - Homeward` },
];

const stepOf = (step = "") => (isLeavingCareStep(step) ? step : notFound());

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const step = stepOf(params.step);
  return { ...(await viewLeavingCareStep(actor, params.reference ?? "")), step, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const step = stepOf(params.step);
  const form = await parseForm(request, leavingCareSchema(step), { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).page();
  const path = withNotice(page, "placement", "leaving-care-recorded");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await recordLeavingCare(actor, { ...form.value, step, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function LeavingCareStep() {
  return (
    <LeavingCareStepPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
