import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { askChangeSchema } from "~/domains/agreements/changes/change.schema";
import { askChange } from "~/domains/agreements/commands/ask-change.server";
import { askedNotice } from "~/domains/agreements/pages/change-form.server";
import { moveLoader } from "~/domains/agreements/pages/placement-move.server";
import { AskChangePage } from "~/domains/agreements/ui/change-forms";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ask for a change: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => moveLoader(args, "ask-change");

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "" } = params;
  const form = await parseForm(request, askChangeSchema);
  if (!form.ok) return form.response;
  const page = sidePathsOf(actor).placement(reference).changes();
  const path = withNotice(page, "placement", askedNotice(actor));
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await askChange(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function NewChange() {
  return <AskChangePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
