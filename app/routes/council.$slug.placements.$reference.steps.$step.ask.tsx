import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { askApproval } from "~/domains/statutory/commands/ask-approval.server";
import { viewAskApproval } from "~/domains/statutory/queries/view-statutory-form.server";
import { askApprovalSchema } from "~/domains/statutory/statutory.schema";
import { stepOfAddress } from "~/domains/statutory/steps.options";
import { AskApprovalPage } from "~/domains/statutory/ui/request-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [{ title: "Request approval - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const step = stepOfAddress(params.step, "approve") ?? notFound();
  return { ...(await viewAskApproval(actor, params.reference ?? "", step)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const { code } = stepOfAddress(params.step, "approve") ?? notFound();
  const form = await parseForm(request, askApprovalSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).page();
  const path = withNotice(page, "statutory", "asked");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await askApproval(actor, { ...form.value, reference, code, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Ask() {
  return <AskApprovalPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
