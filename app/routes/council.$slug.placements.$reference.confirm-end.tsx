import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmEnd } from "~/domains/agreements/commands/confirm-end.server";
import { moveAction, moveLoader } from "~/domains/agreements/pages/placement-move.server";
import { confirmEndSchema } from "~/domains/agreements/placement/placement.schema";
import { ConfirmEndPage } from "~/domains/agreements/ui/placement-move-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confirm the end: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => moveLoader(args, "confirm-end");
export const action = (args: ActionFunctionArgs) =>
  moveAction(args, { schema: confirmEndSchema, command: confirmEnd, done: () => "end-confirmed" });

export default function ConfirmEnd() {
  return <ConfirmEndPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
