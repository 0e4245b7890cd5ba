import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { closeRequest } from "~/domains/statutory/commands/close-request.server";
import { viewRequestToClose } from "~/domains/statutory/queries/view-statutory-form.server";
import { closeRequestSchema } from "~/domains/statutory/statutory.schema";
import { CloseRequestPage } from "~/domains/statutory/ui/request-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Close a request for approval - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    ...(await viewRequestToClose(actor, params.reference ?? "", params.id ?? "")),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", id = "" } = params;
  const form = await parseForm(request, closeRequestSchema);
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).page();
  const path = withNotice(page, "statutory", "closed");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await closeRequest(actor, { reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Close() {
  return <CloseRequestPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
