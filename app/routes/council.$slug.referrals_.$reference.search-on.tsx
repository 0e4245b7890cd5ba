import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planAction, planLoader } from "~/domains/agreements/pages/plan-page.server";
import { planTitle } from "~/domains/agreements/placement/plan-words.rules";
import { PlanPage } from "~/domains/agreements/ui/plan-page";
import { searchOn } from "~/domains/offers/commands/search-on.server";
import { searchOnSchema } from "~/domains/routing/plan.schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: planTitle("search-on", data?.view.reference) },
];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, "search-on");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: searchOnSchema, command: searchOn, done: "search-on" });

export default function SearchOn() {
  const lastResult = useActionData<typeof action>();
  return <PlanPage action="search-on" {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
