import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { markVerdict } from "~/domains/feedback/commands/mark-verdict.server";
import { viewFeedback } from "~/domains/feedback/queries/view-feedback.server";
import { FeedbackPage } from "~/domains/feedback/ui/feedback-page";
import { markVerdictSchema } from "~/domains/feedback/verdict.schema";
import { noticeOf, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Feedback: ${data?.feedback.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { feedback: await viewFeedback(actor, params.reference ?? ""), formKey: newFormKey() };
}

/** The council marks a verdict as read; the policy refuses a provider. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "" } = params;
  const form = await parseForm(request, markVerdictSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).placement(reference).feedback(), "feedback", "read");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await markVerdict(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Feedback() {
  const [search] = useSearchParams();
  const done = noticeOf("feedback", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <FeedbackPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
    </>
  );
}
