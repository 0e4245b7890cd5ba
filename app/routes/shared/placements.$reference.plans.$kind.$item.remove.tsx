import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeItemSchema } from "~/domains/arrivals/arrival.schema";
import { removeItem } from "~/domains/arrivals/commands/remove-item.server";
import { planAction, planItemLoader } from "~/domains/arrivals/pages/plan-item.server";
import { RemoveItemPage } from "~/domains/arrivals/ui/plan-item-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove an item: ${data?.view.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => planItemLoader(args, "remove");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: removeItemSchema, command: removeItem, done: "removed" });

export default function RemoveItem() {
  return <RemoveItemPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
