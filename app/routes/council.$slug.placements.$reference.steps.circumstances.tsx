import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { tellCircumstances } from "~/domains/statutory/commands/tell-circumstances.server";
import { viewStatutoryForm } from "~/domains/statutory/queries/view-statutory-form.server";
import { circumstancesSchema } from "~/domains/statutory/statutory.schema";
import { CircumstancesPage } from "~/domains/statutory/ui/statutory-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "What the steps depend on - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewStatutoryForm(actor, params.reference ?? "", "record")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, circumstancesSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).page();
  const path = withNotice(page, "statutory", "circumstances");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await tellCircumstances(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Circumstances() {
  return (
    <CircumstancesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
