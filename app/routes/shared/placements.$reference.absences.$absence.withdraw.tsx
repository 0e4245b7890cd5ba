import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawAbsenceSchema } from "~/domains/agreements/absences/absence.schema";
import { withdrawAbsence } from "~/domains/agreements/commands/withdraw-absence.server";
import { absenceAction, absenceLoader } from "~/domains/agreements/pages/absence-form.server";
import { WithdrawAbsencePage } from "~/domains/agreements/ui/absence-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw an absence: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => absenceLoader(args);
export const action = (args: ActionFunctionArgs) =>
  absenceAction(args, {
    schema: withdrawAbsenceSchema,
    command: withdrawAbsence,
    done: "absence-withdrawn",
  });

export default function WithdrawAbsence() {
  return (
    <WithdrawAbsencePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
