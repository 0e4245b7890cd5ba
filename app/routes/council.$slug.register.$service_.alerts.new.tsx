import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { homeOfActor } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { raiseAlertSchema } from "~/domains/providers/alert.schema";
import { raiseAlert } from "~/domains/providers/commands/raise-alert.server";
import { viewRaiseAlert } from "~/domains/providers/queries/view-alert.server";
import { RaiseAlertPage } from "~/domains/providers/ui/alert-pages";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Raise an alert - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { service: await viewRaiseAlert(actor, params.service ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, raiseAlertSchema);
  if (!form.ok) return form.response;
  const path = `${homeOfActor(actor)}/register/${params.service}?done=raised`;
  const result = await raiseAlert(actor, {
    serviceId: params.service ?? "",
    ...form.value,
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function RaiseAlert() {
  return <RaiseAlertPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
