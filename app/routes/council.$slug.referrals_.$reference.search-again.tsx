import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { searchAgain } from "~/domains/agreements/commands/search-again.server";
import { planAction, planLoader } from "~/domains/agreements/pages/plan-page.server";
import { planTitle } from "~/domains/agreements/placement/plan-words.rules";
import { PlanPage } from "~/domains/agreements/ui/plan-page";
import { searchAgainSchema } from "~/domains/routing/plan.schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: planTitle("search-again", data?.view.reference) },
];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, "search-again");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: searchAgainSchema, command: searchAgain, done: "search-again" });

export default function SearchAgain() {
  const lastResult = useActionData<typeof action>();
  return <PlanPage action="search-again" {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
