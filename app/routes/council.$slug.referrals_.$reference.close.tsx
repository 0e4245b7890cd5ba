import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeSearch } from "~/domains/agreements/commands/close-search.server";
import { planAction, planLoader } from "~/domains/agreements/pages/plan-page.server";
import { planTitle } from "~/domains/agreements/placement/plan-words.rules";
import { PlanPage } from "~/domains/agreements/ui/plan-page";
import { closeSchema } from "~/domains/routing/plan.schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: planTitle("close", data?.view.reference) },
];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, "close");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: closeSchema, command: closeSearch, done: "closed" });

export default function Close() {
  const lastResult = useActionData<typeof action>();
  return <PlanPage action="close" {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
