import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { giveVerdict } from "~/domains/feedback/commands/give-verdict.server";
import { viewVerdictForm } from "~/domains/feedback/queries/view-verdict-form.server";
import { VerdictFormPage } from "~/domains/feedback/ui/verdict-form-page";
import { verdictDaysOf } from "~/domains/feedback/verdict.rules";
import { verdictSchema } from "~/domains/feedback/verdict.schema";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Was the referral right? ${data?.view.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { reference = "", days = "" } = params;
  return { view: await viewVerdictForm(actor, { reference, days }), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { reference = "" } = params;
  const days = verdictDaysOf(params.days) ?? notFound();
  const form = await parseForm(request, verdictSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = providerPaths(actor.organisationSlug).placement(reference).feedback();
  const path = withNotice(page, "feedback", "given");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await giveVerdict(actor, { ...form.value, reference, days, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function GiveVerdict() {
  return <VerdictFormPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
