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
import { confirmAddress } from "~/domains/providers/commands/confirm-address.server";
import { ownerAddressSchema } from "~/domains/providers/confirmation.schema";
import { ownerPage } from "~/domains/providers/owner.rules";
import { viewOwnerAddress } from "~/domains/providers/queries/view-owner-address.server";
import { OwnerAddressPage } from "~/domains/providers/ui/owner-address-page";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Confirm an address - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  return { owner: await viewOwnerAddress(actor, params.owner ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
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

export default function OwnerAddress() {
  return <OwnerAddressPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
