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
import { startStatement } from "~/domains/market/commands/start-statement.server";
import { listStatements } from "~/domains/market/queries/list-statements.server";
import { detailsSchema } from "~/domains/market/statement/statement.schema";
import { StatementDetailsPage } from "~/domains/market/ui/statements-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Start a market position statement - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  // Asks whether the actor may read statements at all; whether they may start one now, the press says.
  await listStatements(actor);
  return { saved: null, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const form = await parseForm(request, detailsSchema);
  if (!form.ok) return form.response;
  const path = ({ number }: { number: number }) =>
    withNotice(organiserPathsOf(actor).statement(number).page(), "statement", "started");
  const result = await startStatement(actor, {
    ...form.value,
    idempotency: { key: form.key, redirectTo: path },
  });
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}

export default function StartStatement() {
  return (
    <StatementDetailsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
