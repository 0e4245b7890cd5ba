import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planAction, planLoader } from "~/domains/agreements/pages/plan-page.server";
import { planTitle } from "~/domains/agreements/placement/plan-words.rules";
import { PlanPage } from "~/domains/agreements/ui/plan-page";
import { resumeSearch } from "~/domains/routing/commands/resume-search.server";
import { resumeSchema } from "~/domains/routing/plan.schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: planTitle("resume", data?.view.reference) },
];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, "resume");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: resumeSchema, command: resumeSearch, done: "resumed" });

export default function Resume() {
  const lastResult = useActionData<typeof action>();
  return <PlanPage action="resume" {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
