import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { giveNotice } from "~/domains/agreements/commands/give-notice.server";
import { moveAction, noticeLoader } from "~/domains/agreements/pages/placement-move.server";
import { noticeSchema } from "~/domains/agreements/placement/placement.schema";
import { NoticePage } from "~/domains/agreements/ui/placement-move-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Give notice: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => noticeLoader(args);
export const action = (args: ActionFunctionArgs) =>
  moveAction(args, { schema: noticeSchema, command: giveNotice, done: () => "noticed" });

export default function Notice() {
  return <NoticePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
