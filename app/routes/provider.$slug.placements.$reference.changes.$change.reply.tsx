import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { replyChangeSchema } from "~/domains/agreements/changes/change.schema";
import { replyToChange } from "~/domains/agreements/commands/reply-to-change.server";
import { changeAction, changeLoader } from "~/domains/agreements/pages/change-form.server";
import { ReplyChangePage } from "~/domains/agreements/ui/change-decision-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agree or decline: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => changeLoader(args, "reply");
export const action = (args: ActionFunctionArgs) =>
  changeAction(args, {
    schema: replyChangeSchema,
    command: replyToChange,
    done: ({ reply }) => (reply === "agree" ? "change-agreed" : "change-declined"),
  });

export default function ReplyToChange() {
  return <ReplyChangePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
