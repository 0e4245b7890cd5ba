import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { ownerPage, searchToGoOnWith } from "~/domains/providers/owner.rules";
import { viewOwner } from "~/domains/providers/queries/view-owner.server";
import { sendToOwner } from "~/domains/routing/commands/send-to-owner.server";
import { sendToOwnerSchema } from "~/domains/routing/onboard-and-send.schema";
import { listMatchingSearches } from "~/domains/routing/queries/list-matching-searches.server";
import { SendToOwnerPage } from "~/domains/routing/ui/send-to-owner-page";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { notFound } from "~/platform/not-found.server";
import { forbidden } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { useFormOf } from "~/ui/schema-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Send to ${data?.name ?? "a provider"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const owner = (await viewOwner(actor, params.owner ?? "")) ?? notFound();
  const reference = searchToGoOnWith(request, actor);
  const view = await listMatchingSearches(actor, owner.address, reference);
  if (!view) return refusePage(forbidden("A broker or team manager sends referrals"));
  return {
    view,
    reference,
    name: owner.name,
    back: ownerPage(councilPaths(actor.organisationSlug), owner.address, { reference }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, sendToOwnerSchema);
  if (!form.ok) return form.response;
  const owner = params.owner ?? "";
  const path = ownerPage(councilPaths(actor.organisationSlug), owner, { done: "sent" });
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await sendToOwner(actor, { ...form.value, owner, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function SendToOwner() {
  const page = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof sendToOwnerSchema>({
    id: "to-send",
    lastResult: useActionData<typeof action>(),
  });
  return <SendToOwnerPage {...page} form={form} fields={fields} />;
}
