import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peopleSchema } from "~/domains/access/access.schema";
import { cancelInvitation, resendInvitation } from "~/domains/access/commands/change-invitation.server";
import { decideRoles } from "~/domains/access/commands/decide-roles.server";
import { pathsOf } from "~/domains/access/navigation";
import { listColleagues } from "~/domains/access/queries/list-colleagues.server";
import { listHubResets } from "~/domains/access/queries/list-hub-resets.server";
import { listToConfirm } from "~/domains/access/queries/list-to-confirm.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { PeopleList } from "~/domains/access/ui/people-list";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "People - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
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

/** Sends an invitation again or cancels it, or answers what waits for a second person, and shows the list. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const form = await parseForm(request, peopleSchema, {
    // What waits for a second person is decided once.
    expects: (sent) => ("change" in sent ? "version" : undefined),
  });
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

export default function PeoplePage() {
  return <PeopleList {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
