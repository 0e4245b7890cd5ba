import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { setCostThreshold } from "~/domains/agreements/commands/set-cost-threshold.server";
import { THRESHOLD_WORDS } from "~/domains/agreements/high-cost/high-cost.policy";
import { thresholdSchema } from "~/domains/agreements/high-cost/high-cost.schema";
import { highCostRegister } from "~/domains/agreements/queries/high-cost-register.server";
import { CostThresholdPage } from "~/domains/agreements/ui/high-cost-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Threshold of the high-cost register - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { thresholdPence, threshold, abilities } = await highCostRegister(actor, { overdue: false });
  const whyNot = abilities["set-threshold"] ? null : THRESHOLD_WORDS;
  return { thresholdPence, words: threshold, whyNot, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, thresholdSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).highCost().page(), "highCost", "threshold");
  const result = await setCostThreshold(actor, {
    weeklyPence: form.value.threshold ?? null,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function CostThreshold() {
  return (
    <CostThresholdPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
