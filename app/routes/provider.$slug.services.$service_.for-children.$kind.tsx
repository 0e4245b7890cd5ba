import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { uploadHomeFile } from "~/domains/documents/commands/upload-home-file.server";
import { isHomeFileKind } from "~/domains/documents/home-file.rules";
import { homeFileSchemaOf } from "~/domains/documents/home-file.schema";
import { viewOwnHomeFiles } from "~/domains/documents/queries/view-home-files.server";
import { HomeFileFormPage } from "~/domains/documents/ui/home-file-forms";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { receiveFile } from "~/platform/forms/receive-file.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.kind === "photo" ? "Add a photograph" : "Upload the guide"}: ${data?.view.service.title ?? "a service"} - Homeward`,
  },
];

/** The guide, or a photograph. */
const kindOf = (kind: string | undefined) => (isHomeFileKind(kind) ? kind : notFound());

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const kind = kindOf(params.kind);
  return { kind, view: await viewOwnHomeFiles(actor, params.service ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { service: serviceId = "" } = params;
  const kind = kindOf(params.kind);
  // Before anything is stored for somebody who may not send it.
  await viewOwnHomeFiles(actor, serviceId);
  const page = providerPaths(actor.organisationSlug).ownService(serviceId).forChildren().page();
  const to = withNotice(page, "homeFiles", "uploaded");
  return receiveFile(request, {
    schema: homeFileSchemaOf(kind),
    missing: kind === "guide" ? "Choose the guide" : "Choose the photograph",
    take: ({ file, key, ...about }) =>
      uploadHomeFile(actor, {
        ...{ altText: null, ...about },
        ...{ serviceId, kind, file },
        idempotency: { key, redirectTo: () => to },
      }),
    to,
  });
}

export default function Upload() {
  return <HomeFileFormPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
