import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetSchema } from "~/domains/access/access.schema";
import { resetFactor } from "~/domains/access/commands/reset-factor.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewReset } from "~/domains/access/queries/view-reset.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { ResetPage } from "~/domains/access/ui/reset-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [{ title: "Reset 2-step verification - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const view = (await viewReset(actor, params.person)) ?? notFound();
  return { ...view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const view = (await viewReset(actor, params.person)) ?? notFound();
  const form = await parseForm(request, resetSchema);
  if (!form.ok) return form.response;
  const path = withNotice(pathsOf(actor).people(), "people", "reset");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await resetFactor(actor, { personId: view.personId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Reset() {
  return <ResetPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
