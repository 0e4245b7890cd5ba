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
import { addServices } from "~/domains/providers/commands/add-services.server";
import { addServicesSchema } from "~/domains/providers/onboarding.schema";
import { ownerPage, searchToGoOnWith } from "~/domains/providers/owner.rules";
import { viewOwner } from "~/domains/providers/queries/view-owner.server";
import { OwnerPage } from "~/domains/providers/ui/owner-page";
import { listMatchingSearches } from "~/domains/routing/queries/list-matching-searches.server";
import { MatchingSearchesList } from "~/domains/routing/ui/matching-searches";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.owner.name ?? "Owner"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const owner = (await viewOwner(actor, params.owner ?? "")) ?? notFound();
  const reference = searchToGoOnWith(request, actor);
  return {
    owner,
    reference,
    matching: await listMatchingSearches(actor, owner.address, reference),
    done: new URL(request.url).searchParams.get("done"),
    formKey: newFormKey(),
  };
}

/** Adds what the owner registered later to its organisation and shows the owner again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
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

export default function Owner() {
  const refused = useActionData<typeof action>()?.error?.[""]?.[0] ?? null;
  const { matching, ...page } = useLoaderData<typeof loader>();
  return (
    <OwnerPage
      {...page}
      refused={refused}
      searches={matching ? <MatchingSearchesList view={matching} reference={page.reference} /> : undefined}
    />
  );
}
