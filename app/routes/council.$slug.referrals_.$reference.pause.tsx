import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planAction, planLoader } from "~/domains/agreements/pages/plan-page.server";
import { planTitle } from "~/domains/agreements/placement/plan-words.rules";
import { PlanPage } from "~/domains/agreements/ui/plan-page";
import { pauseSearch } from "~/domains/routing/commands/pause-search.server";
import { pauseSchema } from "~/domains/routing/plan.schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: planTitle("pause", data?.view.reference) },
];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, "pause");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: pauseSchema, command: pauseSearch, done: "paused" });

export default function Pause() {
  const lastResult = useActionData<typeof action>();
  return <PlanPage action="pause" {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
