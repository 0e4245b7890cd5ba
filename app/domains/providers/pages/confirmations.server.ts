import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { organiserPathsOf } from "~/domains/access/navigation";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { confirmAddress } from "../commands/confirm-address.server";
import { decideProvider } from "../commands/decide-provider.server";
import { decideProviderSchema, ownerAddressSchema } from "../confirmation.schema";
import { ownerPage } from "../owner.rules";
import { listConfirmations } from "../queries/list-confirmations.server";
import { viewConfirmation } from "../queries/view-confirmation.server";
import { viewOwnerAddress } from "../queries/view-owner-address.server";

/** Every provider that waits for a second person. */
export async function confirmationsLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const done = new URL(request.url).searchParams.get("done");
  return { ...(await listConfirmations(actor)), done };
}

/** One of them: who asks, with which address, what the register says. */
export async function confirmationLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return { view: await viewConfirmation(actor, params.confirmation ?? ""), formKey: newFormKey() };
}

/** The second person's word, and back to the list. */
export async function confirmationAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, decideProviderSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(organiserPathsOf(actor).confirmations(), "confirmations", form.value.decision);
  const result = await decideProvider(actor, {
    ...form.value,
    confirmationId: params.confirmation ?? "",
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

/** The owner for which an address is about to be confirmed. */
export async function ownerAddressLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  return { owner: await viewOwnerAddress(actor, params.owner ?? ""), formKey: newFormKey() };
}

/** Keeps the address and goes back to the owner. */
export async function ownerAddressAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, ownerAddressSchema);
  if (!form.ok) return form.response;
  const owner = params.owner ?? "";
  const path = ownerPage(organiserPathsOf(actor), owner, { done: "address" });
  const result = await confirmAddress(actor, {
    ...form.value,
    owner,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
