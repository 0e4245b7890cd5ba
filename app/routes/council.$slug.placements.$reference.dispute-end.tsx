import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { disputeEnd } from "~/domains/agreements/commands/dispute-end.server";
import { moveAction, moveLoader } from "~/domains/agreements/pages/placement-move.server";
import { disputeEndSchema } from "~/domains/agreements/placement/placement.schema";
import { DisputeEndPage } from "~/domains/agreements/ui/placement-move-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Dispute the end: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => moveLoader(args, "dispute-end");
export const action = (args: ActionFunctionArgs) =>
  moveAction(args, { schema: disputeEndSchema, command: disputeEnd, done: () => "end-disputed" });

export default function DisputeEnd() {
  return <DisputeEndPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
