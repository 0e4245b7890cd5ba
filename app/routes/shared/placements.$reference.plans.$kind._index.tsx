import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { saveArrivalPlanSchema } from "~/domains/arrivals/arrival.schema";
import { saveArrivalPlan } from "~/domains/arrivals/commands/save-arrival-plan.server";
import { planAction } from "~/domains/arrivals/pages/plan-item.server";
import { viewArrivalPlan } from "~/domains/arrivals/queries/view-arrival-plan.server";
import { ArrivalPlanPage } from "~/domains/arrivals/ui/arrival-plan-page";
import { noticeOf } from "~/notices";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.plan.title ?? "Plan"}: ${data?.plan.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", kind = "" } = params;
  return { plan: await viewArrivalPlan(actor, { reference, kind }), formKey: newFormKey() };
}

export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: saveArrivalPlanSchema, command: saveArrivalPlan, done: "saved" });

export default function ArrivalPlan() {
  const [search] = useSearchParams();
  const done = noticeOf("plan", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <ArrivalPlanPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
    </>
  );
}
