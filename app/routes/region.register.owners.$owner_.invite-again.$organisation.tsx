import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { firstAdminSchema } from "~/domains/providers/bringing-on.schema";
import { reinviteAdmin } from "~/domains/providers/commands/reinvite-admin.server";
import { viewReinvite } from "~/domains/providers/queries/view-bring-on.server";
import { ReinvitePage } from "~/domains/providers/ui/reinvite-page";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Invite again - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "region");
  const view = await viewReinvite(actor, params.owner ?? "", params.organisation ?? "", null);
  return { ...view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "region");
  const form = await parseForm(request, firstAdminSchema);
  if (!form.ok) return form.response;
  const { back, organisation } = await viewReinvite(
    actor,
    params.owner ?? "",
    params.organisation ?? "",
    null,
  );
  const path = `${back}${back.includes("?") ? "&" : "?"}done=invited`;
  const result = await reinviteAdmin(actor, {
    ...form.value,
    owner: params.owner ?? "",
    organisationId: organisation.id,
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Reinvite() {
  return <ReinvitePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
