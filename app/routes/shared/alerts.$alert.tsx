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
import { type AlertNotice, alertOn, alertPage } from "~/domains/providers/alert.rules";
import { reviewAlertSchema } from "~/domains/providers/alert.schema";
import { reviewAlert } from "~/domains/providers/commands/review-alert.server";
import { viewAlert } from "~/domains/providers/queries/view-alert.server";
import { ReviewAlertPage } from "~/domains/providers/ui/alert-pages";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Review an alert - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  return { ...(await viewAlert(actor, alertOn(params), params.alert ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const form = await parseForm(request, reviewAlertSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const paths = organiserPathsOf(actor);
  const path = (done: AlertNotice) => alertPage(paths, alertOn(params), done);
  const result = await reviewAlert(actor, {
    ...alertOn(params),
    alertId: params.alert ?? "",
    expectedReviewOn: form.expected,
    review: form.value,
    idempotency: { key: form.key, redirectTo: ({ done }) => path(done) },
  });
  return result.ok ? redirect(path(result.value.done)) : form.refuse(result.error);
}

export default function ReviewAlert() {
  return <ReviewAlertPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
