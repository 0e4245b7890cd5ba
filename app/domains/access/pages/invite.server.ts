import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { inviteSchema } from "~/domains/access/access.schema";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewInvite } from "~/domains/access/queries/view-invite.server";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

/** The empty invitation; 403 for who may not invite. */
export async function inviteLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return { ...viewInvite(actor), formKey: newFormKey() };
}

/** Sends the invitation and goes back to the list. */
export async function inviteAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, inviteSchema(actor.kind));
  if (!form.ok) return form.response;
  const pathOf = ({ waiting }: { waiting: boolean }) =>
    withNotice(pathsOf(actor).people(), "people", waiting ? "asked" : "invited");
  const result = await inviteColleague(actor, {
    ...form.value,
    idempotency: { key: form.key, redirectTo: pathOf },
  });
  return result.ok ? redirect(pathOf(result.value)) : form.refuse(result.error);
}
