import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fallThroughSchema } from "~/domains/agreements/acceptance/acceptance.schema";
import { fallThrough } from "~/domains/agreements/commands/fall-through.server";
import { planAction, planLoader } from "~/domains/agreements/pages/plan-page.server";
import { planTitle } from "~/domains/agreements/placement/plan-words.rules";
import { PlanPage } from "~/domains/agreements/ui/plan-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: planTitle("fall-through", data?.view.reference) },
];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, "fall-through");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: fallThroughSchema, command: fallThrough, done: "fell-through" });

export default function FallThrough() {
  const lastResult = useActionData<typeof action>();
  return <PlanPage action="fall-through" {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
