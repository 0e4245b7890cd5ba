import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { uploadReport } from "~/domains/documents/commands/upload-document.server";
import { reportSchemaOf } from "~/domains/documents/document.schema";
import { viewReportForm } from "~/domains/documents/queries/view-report-form.server";
import { UploadReportPage } from "~/domains/documents/ui/report-form";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { receiveFile } from "~/platform/forms/receive-file.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Upload a report: ${data?.view.placement.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const view = await viewReportForm(actor, params.reference ?? "", params.kind, "upload-report");
  return { view, covers: new URL(request.url).searchParams.get("covers"), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { reference = "" } = params;
  // Before anything is stored for somebody who may not send it.
  const { kind } = await viewReportForm(actor, reference, params.kind, "upload-report");
  const to = withNotice(
    providerPaths(actor.organisationSlug).placement(reference).reports(),
    "reports",
    "uploaded",
  );
  return receiveFile(request, {
    schema: reportSchemaOf(kind),
    missing: "Choose the file of the report",
    take: ({ file, key, coversOn, feeLineId }) =>
      uploadReport(actor, {
        reference,
        kind,
        coversOn,
        feeLineId,
        file,
        idempotency: { key, redirectTo: () => to },
      }),
    to,
  });
}

export default function UploadReport() {
  return <UploadReportPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
