import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerChangeSchema } from "~/domains/agreements/changes/change.schema";
import { answerChange } from "~/domains/agreements/commands/answer-change.server";
import { changeAction, changeLoader } from "~/domains/agreements/pages/change-form.server";
import { AnswerChangePage } from "~/domains/agreements/ui/change-decision-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Answer the question: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => changeLoader(args, "answer");
export const action = (args: ActionFunctionArgs) =>
  changeAction(args, { schema: answerChangeSchema, command: answerChange, done: () => "change-answered" });

export default function AnswerChange() {
  return <AnswerChangePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
