import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { homeOfActor } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { addServices } from "~/domains/providers/commands/add-services.server";
import { referenceIn } from "~/domains/providers/owner.rules";
import { viewOwner } from "~/domains/providers/queries/view-owner.server";
import { OwnerPage } from "~/domains/providers/ui/owner-page";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.owner.name ?? "Owner"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const query = new URL(request.url).searchParams;
  return {
    owner: (await viewOwner(actor, params.owner ?? "")) ?? notFound(),
    reference: referenceIn(query.get("for")),
    done: query.get("done"),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, z.object({ organisationId: z.uuid() }));
  if (!form.ok) return form.response;
  const reference = referenceIn(new URL(request.url).searchParams.get("for"));
  const owner = encodeURIComponent(params.owner ?? "");
  const path = `${homeOfActor(actor)}/register/owners/${owner}?done=added${reference ? `&for=${reference}` : ""}`;
  const result = await addServices(actor, {
    ...form.value,
    owner: params.owner ?? "",
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Owner() {
  const lastResult = useActionData<typeof action>();
  const refused = lastResult?.error?.[""]?.[0] ?? null;
  return <OwnerPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
