import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { updateActionStatus } from "~/domains/forums/commands/update-action-status.server";
import { updateActionStatusSchema } from "~/domains/forums/organise.schema";
import { viewAction } from "~/domains/forums/queries/view-action.server";
import { ActionPage } from "~/domains/forums/ui/action-page";
import { noticeOf, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "An action of a forum - Homeward" }];

/** An action is somebody's in any kind of organisation. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const done = new URL(request.url).searchParams.get("done");
  return {
    action: await viewAction(actor, params.action ?? ""),
    done: noticeOf("forumAction", done),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const form = await parseForm(request, updateActionStatusSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const id = params.action ?? "";
  const path = withNotice(pathsOf(actor).forumAction(id), "forumAction", "saved");
  const idempotency = { key: form.key, redirectTo: () => path };
  const settled = await updateActionStatus(actor, { id, version: form.version, ...form.value, idempotency });
  return settled.ok ? redirect(path) : form.refuse(settled.error);
}

export default function ActionRoute() {
  return <ActionPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
