import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { sendPromise } from "~/domains/feedback/commands/send-promise.server";
import { promiseMessageSchema } from "~/domains/feedback/promise.schema";
import { viewPromiseForm } from "~/domains/feedback/queries/view-promise.server";
import { PromiseMessagePage } from "~/domains/feedback/ui/promise-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tell the provider: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  return { view: await viewPromiseForm(actor, { reference, action: "send" }), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, promiseMessageSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).feedback();
  const path = withNotice(page, "feedback", "told");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await sendPromise(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PromiseMessageRoute() {
  return (
    <PromiseMessagePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
