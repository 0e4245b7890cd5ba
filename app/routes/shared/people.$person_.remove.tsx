import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeSchema } from "~/domains/access/access.schema";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewRemoval } from "~/domains/access/queries/view-removal.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { RemovePage } from "~/domains/access/ui/remove-page";
import { withNotice } from "~/notices";
import { entry } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Remove a colleague - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  return { ...(await viewRemoval(actor, params.person)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const { colleague } = await viewRemoval(actor, params.person);
  const form = await parseForm(request, removeSchema, { expects: "version" });
  if (!form.ok) return form.response;
  // Who leaves is signed out by it.
  const path = colleague.isSelf ? entry.signIn() : withNotice(pathsOf(actor).people(), "people", "removed");
  const result = await removeColleague(actor, {
    ...form.value,
    personId: colleague.personId,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Remove() {
  return <RemovePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
