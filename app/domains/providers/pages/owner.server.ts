import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { organiserPathsOf } from "~/domains/access/navigation";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { addServices } from "../commands/add-services.server";
import { addServicesSchema } from "../onboarding.schema";
import { ownerPage } from "../owner.rules";
import { viewOwner } from "../queries/view-owner.server";
import { searchToGoOnWith } from "./search-to-go-on-with";

/** An owner of the register, and what has just been done with it; 404 for what is none. */
export async function ownerLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return {
    owner: (await viewOwner(actor, params.owner ?? "")) ?? notFound(),
    reference: searchToGoOnWith(request, actor),
    done: new URL(request.url).searchParams.get("done"),
    formKey: newFormKey(),
  };
}

/** Adds what the owner registered later to its organisation and shows the owner again. */
export async function ownerAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, addServicesSchema);
  if (!form.ok) return form.response;
  const owner = params.owner ?? "";
  const path = ownerPage(organiserPathsOf(actor), owner, {
    done: "added",
    reference: searchToGoOnWith(request, actor),
  });
  const result = await addServices(actor, {
    ...form.value,
    owner,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
