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
import { alertOn, alertPage } from "~/domains/providers/alert.rules";
import { secondWordSchema } from "~/domains/providers/alert.schema";
import { secondWordOnAlert } from "~/domains/providers/commands/second-word-on-alert.server";
import { viewSecondWord } from "~/domains/providers/queries/view-alert.server";
import { SecondWordPage } from "~/domains/providers/ui/second-word-page";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "A second person on an alert - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  return { ...(await viewSecondWord(actor, alertOn(params), params.alert ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const form = await parseForm(request, secondWordSchema);
  if (!form.ok) return form.response;
  const paths = organiserPathsOf(actor);
  const result = await secondWordOnAlert(actor, {
    ...alertOn(params),
    alertId: params.alert ?? "",
    agrees: form.value.agrees === "yes",
    reason: form.value.reason,
    idempotency: { key: form.key, redirectTo: ({ done }) => alertPage(paths, alertOn(params), done) },
  });
  return result.ok
    ? redirect(alertPage(paths, alertOn(params), result.value.done))
    : form.refuse(result.error);
}

export default function SecondWord() {
  return <SecondWordPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
