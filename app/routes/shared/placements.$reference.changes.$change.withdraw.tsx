import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawChangeSchema } from "~/domains/agreements/changes/change.schema";
import { withdrawChange } from "~/domains/agreements/commands/withdraw-change.server";
import { changeAction, changeLoader } from "~/domains/agreements/pages/change-form.server";
import { WithdrawChangePage } from "~/domains/agreements/ui/change-decision-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw a change: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => changeLoader(args, "withdraw");
export const action = (args: ActionFunctionArgs) =>
  changeAction(args, {
    schema: withdrawChangeSchema,
    command: withdrawChange,
    done: () => "change-withdrawn",
  });

export default function WithdrawChange() {
  return (
    <WithdrawChangePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
