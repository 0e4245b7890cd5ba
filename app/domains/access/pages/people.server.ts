import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { peopleSchema } from "~/domains/access/access.schema";
import { cancelInvitation, resendInvitation } from "~/domains/access/commands/change-invitation.server";
import { decideRoles } from "~/domains/access/commands/decide-roles.server";
import { pathsOf } from "~/domains/access/navigation";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { listHubResets } from "~/domains/access/queries/list-hub-resets.server";
import { listToConfirm } from "~/domains/access/queries/list-to-confirm.server";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

/** Everybody who acts for the organisation, and what has just been done with one of them. */
export async function peopleLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return {
    view: await listColleagues(actor),
    toConfirm: await listToConfirm(actor),
    hubResets: await listHubResets(actor),
    organisation: actor.organisationName,
    done: new URL(request.url).searchParams.get("done"),
    cancel: new URL(request.url).searchParams.get("cancel"),
    formKey: newFormKey(),
  };
}

/** Sends an invitation again or takes it back, or answers what waits for a second person, and shows the list. */
export async function peopleAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, peopleSchema);
  if (!form.ok) return form.response;
  if ("answer" in form.value) {
    const { id, what, answer } = form.value;
    const path = withNotice(
      pathsOf(actor).people(),
      "people",
      answer === "confirm" ? "confirmed" : "not-confirmed",
    );
    const idempotency = { key: form.key, redirectTo: () => path };
    const result = await decideRoles(actor, { id, what, confirm: answer === "confirm", idempotency });
    return result.ok ? redirect(path) : form.refuse(result.error);
  }
  const { change, invitation } = form.value;
  const path = withNotice(
    pathsOf(actor).people(),
    "people",
    change === "send-again" ? "invited" : "taken-back",
  );
  const command = change === "send-again" ? resendInvitation : cancelInvitation;
  const result = await command(actor, {
    invitationId: invitation,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
