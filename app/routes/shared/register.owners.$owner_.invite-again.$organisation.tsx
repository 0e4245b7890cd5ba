import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserPathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { reinviteAdmin } from "~/domains/providers/commands/reinvite-admin.server";
import { firstAdminSchema } from "~/domains/providers/onboarding.schema";
import { ownerPage, searchToGoOnWith } from "~/domains/providers/owner.rules";
import { viewReinvite } from "~/domains/providers/queries/view-onboarding.server";
import { ReinvitePage } from "~/domains/providers/ui/reinvite-page";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Invite again - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const reference = searchToGoOnWith(request, actor);
  const view = await viewReinvite(actor, params.owner ?? "", params.organisation ?? "", reference);
  return { ...view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const form = await parseForm(request, firstAdminSchema);
  if (!form.ok) return form.response;
  const address = params.owner ?? "";
  const reference = searchToGoOnWith(request, actor);
  const { organisation } = await viewReinvite(actor, address, params.organisation ?? "", reference);
  const path = ownerPage(organiserPathsOf(actor), address, { done: "invited", reference });
  const result = await reinviteAdmin(actor, {
    ...form.value,
    owner: address,
    organisationId: organisation.id,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Reinvite() {
  return <ReinvitePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
