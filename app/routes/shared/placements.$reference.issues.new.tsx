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
import { raiseIssue } from "~/domains/issues/commands/raise-issue.server";
import { raiseIssueSchema } from "~/domains/issues/issue.schema";
import { viewNewIssue } from "~/domains/issues/queries/view-issue.server";
import { RaiseIssuePage } from "~/domains/issues/ui/issue-forms";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Raise an issue: ${data?.placement.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return {
    placement: await viewNewIssue(actor, params.reference ?? ""),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "" } = params;
  const form = await parseForm(request, raiseIssueSchema);
  if (!form.ok) return form.response;
  const page = sidePathsOf(actor).placement(reference);
  const path = ({ id }: { id: string }) => withNotice(page.issue(id).page(), "issue", "raised");
  const idempotency = { key: form.key, redirectTo: path };
  const result = await raiseIssue(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}

export default function NewIssue() {
  return <RaiseIssuePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
