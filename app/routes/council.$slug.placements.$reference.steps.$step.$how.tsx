import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { giveStep } from "~/domains/statutory/commands/give-step.server";
import { viewStatutoryStep } from "~/domains/statutory/queries/view-statutory-form.server";
import { approvalSchema, stepSchema } from "~/domains/statutory/statutory.schema";
import { stepOfAddress } from "~/domains/statutory/steps.options";
import { StepPage } from "~/domains/statutory/ui/statutory-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.row.title ?? "A statutory step"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const step = stepOfAddress(params.step, params.how) ?? notFound();
  return { ...(await viewStatutoryStep(actor, params.reference ?? "", step)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const { code, how } = stepOfAddress(params.step, params.how) ?? notFound();
  const form =
    how === "approve"
      ? await parseForm(request, approvalSchema, { expects: "version" })
      : await parseForm(request, stepSchema(now()), { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).statutory(reference).page(), "statutory", how);
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await giveStep(actor, { ...form.value, reference, code, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function GiveStep() {
  return <StepPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
