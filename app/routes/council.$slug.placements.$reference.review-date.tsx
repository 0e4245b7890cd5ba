import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { setReviewDate } from "~/domains/agreements/commands/set-review-date.server";
import { viewReview } from "~/domains/agreements/queries/read-reviews.server";
import { reviewDateSchema } from "~/domains/agreements/reviews/review.schema";
import { ReviewDatePage } from "~/domains/agreements/ui/review-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Next statutory review: ${data?.move.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewReview(actor, params.reference ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, reviewDateSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).page();
  const path = withNotice(page, "placement", "review-dated");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await setReviewDate(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ReviewDate() {
  return <ReviewDatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
