import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeSchema } from "~/domains/access/access.schema";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewRemoval } from "~/domains/access/queries/view-removal.server";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { withNotice } from "~/notices";
import { entry } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

/** What the page before a removal says. */
export async function removeLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return { ...(await viewRemoval(actor, params.person)), formKey: newFormKey() };
}

/** Removes the colleague and goes back to the list. */
export async function removeAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const { colleague } = await viewRemoval(actor, params.person);
  const form = await parseForm(request, removeSchema, { expects: "version" });
  if (!form.ok) return form.response;
  // Who leaves is signed out by it.
  const path = colleague.isSelf ? entry.signIn() : withNotice(pathsOf(actor).people(), "people", "removed");
  const result = await removeColleague(actor, {
    ...form.value,
    personId: colleague.personId,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
