import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { reviewCost } from "~/domains/agreements/commands/review-cost.server";
import { costReviewSchema } from "~/domains/agreements/high-cost/high-cost.schema";
import { viewCostReview } from "~/domains/agreements/queries/high-cost.server";
import { CostReviewPage } from "~/domains/agreements/ui/high-cost-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review the cost: ${data?.move.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewCostReview(actor, params.reference ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, costReviewSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).page();
  const path = withNotice(page, "placement", "cost-reviewed");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await reviewCost(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ReviewCost() {
  return <CostReviewPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
