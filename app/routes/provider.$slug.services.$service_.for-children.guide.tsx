import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { uploadHomeFile } from "~/domains/documents/commands/upload-home-file.server";
import { guideSchema } from "~/domains/documents/home-file.schema";
import { viewOwnHomeFiles } from "~/domains/documents/queries/view-home-files.server";
import { GuideFormPage } from "~/domains/documents/ui/home-files-page";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { receiveFile } from "~/platform/forms/receive-file.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Upload the guide: ${data?.view.service.title ?? "a service"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { view: await viewOwnHomeFiles(actor, params.service ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { service: serviceId = "" } = params;
  // Before anything is stored for somebody who may not send it.
  await viewOwnHomeFiles(actor, serviceId);
  const page = providerPaths(actor.organisationSlug).ownService(serviceId).forChildren().page();
  const to = withNotice(page, "homeFiles", "uploaded");
  return receiveFile(request, {
    schema: guideSchema,
    missing: "Choose the guide",
    take: ({ file, key }) =>
      uploadHomeFile(actor, {
        ...{ serviceId, kind: "guide", altText: null, file },
        idempotency: { key, redirectTo: () => to },
      }),
    to,
  });
}

export default function Upload() {
  return <GuideFormPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
