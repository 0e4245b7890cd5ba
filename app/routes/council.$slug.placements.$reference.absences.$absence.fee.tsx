import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { absenceFeeSchema } from "~/domains/agreements/absences/absence.schema";
import { decideAbsenceFee } from "~/domains/agreements/commands/decide-absence-fee.server";
import { viewAbsenceFee } from "~/domains/agreements/queries/view-absence-fee.server";
import { AbsenceFeePage } from "~/domains/agreements/ui/absence-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decide the fee while away: ${data?.move.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", absence = "" } = params;
  return { ...(await viewAbsenceFee(actor, reference, absence)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", absence: id = "" } = params;
  const form = await parseForm(request, absenceFeeSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).page();
  const path = withNotice(page, "placement", "absence-fee");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await decideAbsenceFee(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function AbsenceFee() {
  return <AbsenceFeePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
