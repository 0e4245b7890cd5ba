import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { removeHomeFile } from "~/domains/documents/commands/remove-home-file.server";
import { removeHomeFileSchema } from "~/domains/documents/home-file.schema";
import { viewOwnHomeFiles } from "~/domains/documents/queries/view-home-files.server";
import { HomeFilesPage, RemoveHomeFile } from "~/domains/documents/ui/home-files-page";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Guide and photographs: ${data?.view.service.title ?? "a service"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { view: await viewOwnHomeFiles(actor, params.service ?? ""), formKey: newFormKey() };
}

/** One of them is removed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { service: serviceId = "" } = params;
  const form = await parseForm(request, removeHomeFileSchema);
  if (!form.ok) return form.response;
  const page = providerPaths(actor.organisationSlug).ownService(serviceId).forChildren().page();
  const path = withNotice(page, "homeFiles", "removed");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await removeHomeFile(actor, { serviceId, fileId: form.value.fileId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function HomeFiles() {
  const { view, formKey } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const problem = useActionData<typeof action>()?.error?.[""]?.[0];
  const done = noticeOf("homeFiles", search.get("done"));
  const removing = view.files.find(({ id }) => id === search.get("remove"));
  if (removing && !problem) return <RemoveHomeFile view={view} file={removing} formKey={formKey} />;
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : done ? <Banner tone="good" title={done} /> : null}
      <HomeFilesPage view={view} />
    </>
  );
}
