import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideChangeSchema } from "~/domains/agreements/changes/change.schema";
import { decideChange } from "~/domains/agreements/commands/decide-change.server";
import { changeAction, changeLoader } from "~/domains/agreements/pages/change-form.server";
import { DecideChangePage } from "~/domains/agreements/ui/change-decision-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decide on a change: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => changeLoader(args, "decide");
export const action = (args: ActionFunctionArgs) =>
  changeAction(args, {
    schema: decideChangeSchema,
    command: decideChange,
    done: ({ decision }) => `change-${decision}` as const,
  });

export default function DecideChange() {
  return <DecideChangePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
