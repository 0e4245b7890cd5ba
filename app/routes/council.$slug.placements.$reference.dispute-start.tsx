import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { disputeStart } from "~/domains/agreements/commands/dispute-start.server";
import { moveAction, moveLoader } from "~/domains/agreements/pages/placement-move.server";
import { disputeStartSchema } from "~/domains/agreements/placement/placement.schema";
import { DisputeStartPage } from "~/domains/agreements/ui/placement-move-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `The child has not moved in: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => moveLoader(args, "dispute-start");
export const action = (args: ActionFunctionArgs) =>
  moveAction(args, { schema: disputeStartSchema, command: disputeStart, done: () => "start-disputed" });

export default function DisputeStart() {
  return <DisputeStartPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
