import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { moveAction, moveLoader } from "~/domains/agreements/pages/placement-move.server";
import { moveInSchema } from "~/domains/agreements/placement/placement.schema";
import { MoveInPage } from "~/domains/agreements/ui/placement-move-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confirm the move: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => moveLoader(args, "confirm-move-in");
export const action = (args: ActionFunctionArgs) =>
  moveAction(args, {
    schema: moveInSchema,
    command: confirmMoveIn,
    done: ({ corrected }) => (corrected ? "corrected" : "confirmed"),
  });

export default function Start() {
  return <MoveInPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
