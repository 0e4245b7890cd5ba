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
import { moveChangeEndSchema } from "~/domains/agreements/changes/change.schema";
import { moveChangeEnd } from "~/domains/agreements/commands/move-change-end.server";
import { askedNotice } from "~/domains/agreements/pages/change-form.server";
import { viewChangeEnd } from "~/domains/agreements/queries/view-changes.server";
import { MoveChangeEndPage } from "~/domains/agreements/ui/change-forms";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.what === "end" ? "End a change early" : "Extend a change"}: ${data?.move.reference ?? "a placement"} - Homeward`,
  },
];

const whatOf = (end: string | undefined): "extend" | "end" =>
  end === "extend" || end === "end" ? end : notFound();

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", change = "" } = params;
  const what = whatOf(params.end);
  return { ...(await viewChangeEnd(actor, reference, change, what)), what, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", change: id = "" } = params;
  const what = whatOf(params.end);
  const form = await parseForm(request, moveChangeEndSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = sidePathsOf(actor).placement(reference).changes();
  const path = withNotice(page, "placement", askedNotice(actor));
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await moveChangeEnd(actor, { ...form.value, what, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ChangeEnd() {
  return (
    <MoveChangeEndPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
