import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { moveAction, moveLoader } from "~/domains/agreements/pages/placement-move.server";
import { endSchema } from "~/domains/agreements/placement/placement.schema";
import { EndPage } from "~/domains/agreements/ui/placement-move-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record the end: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => moveLoader(args, "end");
export const action = (args: ActionFunctionArgs) =>
  moveAction(args, { schema: endSchema, command: endPlacement, done: () => "ended" });

export default function End() {
  return <EndPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
