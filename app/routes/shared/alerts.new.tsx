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
import { alertOn, alertPage } from "~/domains/providers/alert.rules";
import { raiseAlertSchema } from "~/domains/providers/alert.schema";
import { raiseAlert } from "~/domains/providers/commands/raise-alert.server";
import { viewRaiseAlert } from "~/domains/providers/queries/view-alert.server";
import { RaiseAlertPage } from "~/domains/providers/ui/alert-pages";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Raise an alert - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  return { thing: await viewRaiseAlert(actor, alertOn(params)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const form = await parseForm(request, raiseAlertSchema);
  if (!form.ok) return form.response;
  const path = alertPage(organiserPathsOf(actor), alertOn(params), "raised");
  const { kind: alertKind, note, reviewOn, sourceUrl, sourceReference, sourceOn } = form.value;
  const result = await raiseAlert(actor, {
    ...alertOn(params),
    kind: alertKind,
    note,
    reviewOn,
    ...(sourceOn && { source: { url: sourceUrl, reference: sourceReference, on: sourceOn } }),
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function RaiseAlert() {
  return <RaiseAlertPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
