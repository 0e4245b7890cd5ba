import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteSchema } from "~/domains/access/access.schema";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { homeOfActor } from "~/domains/access/navigation";
import { viewInvite } from "~/domains/access/queries/view-invite.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { InvitePage } from "~/domains/access/ui/invite-form";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Invite somebody - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { ...viewInvite(actor), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, inviteSchema("provider"));
  if (!form.ok) return form.response;
  const path = `${homeOfActor(actor)}/people?done=invited`;
  const result = await inviteColleague(actor, {
    ...form.value,
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Invite() {
  return <InvitePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
