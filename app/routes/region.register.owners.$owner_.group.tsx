import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { setOwnerGroup } from "~/domains/providers/commands/set-owner-group.server";
import { ownerPage } from "~/domains/providers/owner.rules";
import { ownerGroupSchema } from "~/domains/providers/owner-group.schema";
import { viewOwnerGroup } from "~/domains/providers/queries/view-owner-group.server";
import { OwnerGroupPage } from "~/domains/providers/ui/owner-group-page";
import { regionPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Group above an owner - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "region");
  return { owner: await viewOwnerGroup(actor, params.owner ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "region");
  const form = await parseForm(request, ownerGroupSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const owner = params.owner ?? "";
  const path = ownerPage(regionPaths(), owner, { done: "grouped" });
  const result = await setOwnerGroup(actor, {
    ...form.value,
    owner,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function OwnerGroup() {
  return <OwnerGroupPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
