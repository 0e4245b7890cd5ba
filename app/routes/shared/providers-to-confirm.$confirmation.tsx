import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserPathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { decideProvider } from "~/domains/providers/commands/decide-provider.server";
import { decideProviderSchema } from "~/domains/providers/confirmation.schema";
import { viewConfirmation } from "~/domains/providers/queries/view-confirmation.server";
import { ConfirmationPage } from "~/domains/providers/ui/confirmation-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confirm ${data?.view.name ?? "a provider"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  return { view: await viewConfirmation(actor, params.confirmation ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const form = await parseForm(request, decideProviderSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(organiserPathsOf(actor).confirmations(), "confirmations", form.value.decision);
  const result = await decideProvider(actor, {
    ...form.value,
    confirmationId: params.confirmation ?? "",
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ConfirmProvider() {
  return <ConfirmationPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
