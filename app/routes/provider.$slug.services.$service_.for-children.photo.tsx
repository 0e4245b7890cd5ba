import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { uploadHomeFile } from "~/domains/documents/commands/upload-home-file.server";
import { photoSchema } from "~/domains/documents/home-file.schema";
import { viewOwnHomeFiles } from "~/domains/documents/queries/view-home-files.server";
import { PhotoFormPage } from "~/domains/documents/ui/home-files-page";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { receiveFile } from "~/platform/forms/receive-file.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a photograph: ${data?.view.service.title ?? "a service"} - Homeward` },
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
    schema: photoSchema,
    missing: "Choose the photograph",
    take: ({ file, key, altText }) =>
      uploadHomeFile(actor, {
        ...{ serviceId, kind: "photo", altText, file },
        idempotency: { key, redirectTo: () => to },
      }),
    to,
  });
}

export default function Upload() {
  return <PhotoFormPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
