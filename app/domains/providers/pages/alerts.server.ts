import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { homeOfActor } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { raiseAlertSchema, reviewAlertSchema } from "../alert.schema";
import { raiseAlert } from "../commands/raise-alert.server";
import { reviewAlert } from "../commands/review-alert.server";
import { viewAlert, viewRaiseAlert } from "../queries/view-alert.server";

/** Whose people raise alerts; a provider reads them. */
type Kind = "council" | "region";

/** The service on which an alert is about to be raised. */
export async function raiseAlertLoader({ request, params }: LoaderFunctionArgs, kind: Kind) {
  const actor = await requireActor({ request, params }, kind);
  return { service: await viewRaiseAlert(actor, params.service ?? ""), formKey: newFormKey() };
}

/** Raises the alert and goes back to the service. */
export async function raiseAlertAction({ request, params }: ActionFunctionArgs, kind: Kind) {
  const actor = await requireActor({ request, params }, kind);
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

/** The alert that is about to be reviewed. */
export async function reviewAlertLoader({ request, params }: LoaderFunctionArgs, kind: Kind) {
  const actor = await requireActor({ request, params }, kind);
  return { ...(await viewAlert(actor, params.service ?? "", params.alert ?? "")), formKey: newFormKey() };
}

/** Keeps or ends the alert and goes back to the service. */
export async function reviewAlertAction({ request, params }: ActionFunctionArgs, kind: Kind) {
  const actor = await requireActor({ request, params }, kind);
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
