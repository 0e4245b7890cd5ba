import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { recordAbsenceSchema } from "~/domains/agreements/absences/absence.schema";
import { recordAbsence } from "~/domains/agreements/commands/record-absence.server";
import { moveLoader } from "~/domains/agreements/pages/placement-move.server";
import { RecordAbsencePage } from "~/domains/agreements/ui/absence-pages";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record an absence: ${data?.move.reference ?? "a placement"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => moveLoader(args, "record-absence");

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "" } = params;
  const form = await parseForm(request, recordAbsenceSchema);
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).placement(reference).page(), "placement", "absence-recorded");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await recordAbsence(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function NewAbsence() {
  return (
    <RecordAbsencePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
