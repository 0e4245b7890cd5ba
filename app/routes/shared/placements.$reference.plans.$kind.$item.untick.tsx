import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { untickSchema } from "~/domains/arrivals/arrival.schema";
import { untickItem } from "~/domains/arrivals/commands/untick-item.server";
import { planAction, planItemLoader } from "~/domains/arrivals/pages/plan-item.server";
import { UntickPage } from "~/domains/arrivals/ui/plan-item-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Untick an item: ${data?.view.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => planItemLoader(args, "untick");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: untickSchema, command: untickItem, done: "unticked" });

export default function UntickItem() {
  return <UntickPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
