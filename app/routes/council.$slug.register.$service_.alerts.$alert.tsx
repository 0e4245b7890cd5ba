import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { homeOfActor } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { reviewAlertSchema } from "~/domains/providers/alert.schema";
import { reviewAlert } from "~/domains/providers/commands/review-alert.server";
import { viewAlert } from "~/domains/providers/queries/view-alert.server";
import { ReviewAlertPage } from "~/domains/providers/ui/alert-pages";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Review an alert - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewAlert(actor, params.service ?? "", params.alert ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, reviewAlertSchema);
  if (!form.ok) return form.response;
  const service = `${homeOfActor(actor)}/register/${params.service}`;
  const path = `${service}?done=${form.value.outcome === "end" ? "ended" : "kept"}`;
  const result = await reviewAlert(actor, {
    serviceId: params.service ?? "",
    alertId: params.alert ?? "",
    review: form.value,
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ReviewAlert() {
  return <ReviewAlertPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
