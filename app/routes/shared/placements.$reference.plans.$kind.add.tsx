import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addItemSchema } from "~/domains/arrivals/arrival.schema";
import { addItem } from "~/domains/arrivals/commands/add-item.server";
import { planAction, planItemLoader } from "~/domains/arrivals/pages/plan-item.server";
import { AddItemPage } from "~/domains/arrivals/ui/plan-item-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add an item: ${data?.view.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => planItemLoader(args, "add");
export const action = (args: ActionFunctionArgs) =>
  planAction(args, { schema: addItemSchema, command: addItem, done: "added" });

export default function AddItem() {
  return <AddItemPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
