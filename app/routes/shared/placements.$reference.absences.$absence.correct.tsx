import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctAbsenceSchema } from "~/domains/agreements/absences/absence.schema";
import { correctAbsence } from "~/domains/agreements/commands/correct-absence.server";
import { absenceAction, absenceLoader } from "~/domains/agreements/pages/absence-form.server";
import { CorrectAbsencePage } from "~/domains/agreements/ui/absence-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Correct an absence: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => absenceLoader(args);
export const action = (args: ActionFunctionArgs) =>
  absenceAction(args, {
    schema: correctAbsenceSchema,
    command: correctAbsence,
    done: "absence-corrected",
  });

export default function CorrectAbsence() {
  return (
    <CorrectAbsencePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
