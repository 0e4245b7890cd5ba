import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { withdrawStep } from "~/domains/statutory/commands/withdraw-step.server";
import { viewGivenStep } from "~/domains/statutory/queries/view-statutory-form.server";
import { withdrawSchema } from "~/domains/statutory/statutory.schema";
import { WithdrawPage } from "~/domains/statutory/ui/statutory-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Withdraw a statutory step - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewGivenStep(actor, params.reference ?? "", params.id ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", id = "" } = params;
  const form = await parseForm(request, withdrawSchema);
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).page();
  const path = withNotice(page, "statutory", "withdrawn");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await withdrawStep(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Withdraw() {
  return <WithdrawPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
