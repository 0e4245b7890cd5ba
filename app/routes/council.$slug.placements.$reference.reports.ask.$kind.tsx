import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { askForReport } from "~/domains/documents/commands/ask-for-report.server";
import { askSchemaOf } from "~/domains/documents/document.schema";
import { viewReportForm } from "~/domains/documents/queries/view-report-form.server";
import { AskReportPage } from "~/domains/documents/ui/ask-report-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ask for a report: ${data?.view.placement.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewReportForm(actor, params.reference ?? "", params.kind, "ask");
  return { view, covers: new URL(request.url).searchParams.get("covers"), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const { kind } = await viewReportForm(actor, reference, params.kind, "ask");
  const form = await parseForm(request, askSchemaOf(kind));
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).placement(reference).reports(),
    "reports",
    "asked",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await askForReport(actor, { reference, kind, coversOn: form.value.coversOn, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function AskForReport() {
  return <AskReportPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
