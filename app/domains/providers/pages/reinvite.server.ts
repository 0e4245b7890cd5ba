import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { organiserPathsOf } from "~/domains/access/navigation";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { reinviteAdmin } from "../commands/reinvite-admin.server";
import { firstAdminSchema } from "../onboarding.schema";
import { ownerPage } from "../owner.rules";
import { viewReinvite } from "../queries/view-onboarding.server";
import { searchToGoOnWith } from "./search-to-go-on-with";

/** The organisation whose first admin is about to be invited again. */
export async function reinviteLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const reference = searchToGoOnWith(request, actor);
  const view = await viewReinvite(actor, params.owner ?? "", params.organisation ?? "", reference);
  return { ...view, formKey: newFormKey() };
}

/** Sends the invitation and goes back to the owner. */
export async function reinviteAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
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
