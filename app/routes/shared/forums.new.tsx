import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { planAction, planLoader } from "~/domains/forums/pages/series.server";
import { PlanPage } from "~/domains/forums/ui/plan-page";

export const meta: MetaFunction = () => [{ title: "Plan a series - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => planLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => planAction(args, ORGANISERS);

export default function PlanRoute() {
  return <PlanPage {...useLoaderData<typeof loader>()} proposal={useActionData<typeof action>()} />;
}
