import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { recordReview } from "~/domains/agreements/commands/record-review.server";
import { viewReview } from "~/domains/agreements/queries/read-reviews.server";
import { reviewOutcomeSchema } from "~/domains/agreements/reviews/review.schema";
import { ReviewOutcomePage } from "~/domains/agreements/ui/review-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record a statutory review: ${data?.move.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewReview(actor, params.reference ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, reviewOutcomeSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).page();
  const path = withNotice(page, "placement", "review-recorded");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await recordReview(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function RecordReview() {
  return (
    <ReviewOutcomePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
