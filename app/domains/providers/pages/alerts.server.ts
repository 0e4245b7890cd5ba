import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { organiserPathsOf } from "~/domains/access/navigation";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { type NoticeWord, withNotice } from "~/notices";
import type { OrganiserPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import type { AlertOn } from "../alert.rules";
import { raiseAlertSchema, reviewAlertSchema, secondWordSchema } from "../alert.schema";
import { raiseAlert } from "../commands/raise-alert.server";
import { reviewAlert } from "../commands/review-alert.server";
import { secondWordOnAlert } from "../commands/second-word-on-alert.server";
import { ownerPage } from "../owner.rules";
import { viewAlert, viewRaiseAlert, viewSecondWord } from "../queries/view-alert.server";

/** Whose people raise alerts; a provider reads them. */
type Params = LoaderFunctionArgs["params"];

/** The service or the provider on which an alert is about to be raised. */
export async function raiseAlertLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return { thing: await viewRaiseAlert(actor, alertOn(params)), formKey: newFormKey() };
}

/** Raises the alert and goes back to what it is on. */
export async function raiseAlertAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, raiseAlertSchema);
  if (!form.ok) return form.response;
  const path = backTo(organiserPathsOf(actor), params, "raised");
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

/** The alert that is about to be reviewed. */
export async function reviewAlertLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return { ...(await viewAlert(actor, alertOn(params), params.alert ?? "")), formKey: newFormKey() };
}

/** Keeps or ends the alert and goes back to what it is on. */
export async function reviewAlertAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, reviewAlertSchema);
  if (!form.ok) return form.response;
  const paths = organiserPathsOf(actor);
  const path = (done: AlertWord) => backTo(paths, params, done);
  const result = await reviewAlert(actor, {
    ...alertOn(params),
    alertId: params.alert ?? "",
    review: form.value,
    idempotency: { key: form.key, redirectTo: ({ done }) => path(done) },
  });
  return result.ok ? redirect(path(result.value.done)) : form.refuse(result.error);
}

/** The alert that waits for a second person. */
export async function secondWordLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return { ...(await viewSecondWord(actor, alertOn(params), params.alert ?? "")), formKey: newFormKey() };
}

/** The second person's word, and back to what the alert is on. */
export async function secondWordAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, secondWordSchema);
  if (!form.ok) return form.response;
  const paths = organiserPathsOf(actor);
  const result = await secondWordOnAlert(actor, {
    ...alertOn(params),
    alertId: params.alert ?? "",
    agrees: form.value.agrees === "yes",
    reason: form.value.reason,
    idempotency: { key: form.key, redirectTo: ({ done }) => backTo(paths, params, done) },
  });
  return result.ok ? redirect(backTo(paths, params, result.value.done)) : form.refuse(result.error);
}

/** The address says what an alert is on: a service, or an owner of the register. */
function alertOn({ service, owner }: Params): AlertOn {
  return owner === undefined ? { serviceId: service ?? "" } : { owner };
}

/** Said on the page of a service and on that of an owner. */
type AlertWord = NoticeWord<"service"> & NoticeWord<"owner">;

function backTo(paths: OrganiserPaths, { service, owner }: Params, done: AlertWord): string {
  return owner === undefined
    ? withNotice(paths.service(service ?? "").page(), "service", done)
    : ownerPage(paths, owner, { done });
}
