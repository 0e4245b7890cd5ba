import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resetSchema } from "~/domains/access/access.schema";
import { resetFactor } from "~/domains/access/commands/reset-factor.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewReset } from "~/domains/access/queries/view-reset.server";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

/** What the page before a reset says; 404 for whoever's second factor this person cannot reset. */
export async function resetLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const view = (await viewReset(actor, params.person)) ?? notFound();
  return { ...view, formKey: newFormKey() };
}

/** Resets it and goes back to the list. */
export async function resetAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const view = (await viewReset(actor, params.person)) ?? notFound();
  const form = await parseForm(request, resetSchema);
  if (!form.ok) return form.response;
  const path = withNotice(pathsOf(actor).people(), "people", "reset");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await resetFactor(actor, { personId: view.personId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
