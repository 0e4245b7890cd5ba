import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawReferral } from "~/domains/agreements/commands/withdraw-referral.server";
import { planAction, planLoader } from "~/domains/agreements/pages/plan-page.server";
import { planTitle } from "~/domains/agreements/placement/plan-words.rules";
import { PlanPage } from "~/domains/agreements/ui/plan-page";
import { withdrawSchema } from "~/domains/routing/plan.schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: planTitle("withdraw", data?.view.reference) },
];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, "withdraw");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: withdrawSchema, command: withdrawReferral, done: "withdrawn" });

export default function Withdraw() {
  const lastResult = useActionData<typeof action>();
  return <PlanPage action="withdraw" {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
