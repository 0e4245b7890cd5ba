import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteSchema } from "~/domains/access/access.schema";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewInvite } from "~/domains/access/queries/view-invite.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { InvitePage } from "~/domains/access/ui/invite-form";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Invite somebody - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  return { ...viewInvite(actor), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
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

export default function Invite() {
  return <InvitePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
