import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { filePack } from "~/domains/records/commands/file-pack.server";
import { viewFiling } from "~/domains/records/queries/view-record.server";
import { filingSchema } from "~/domains/records/record.schema";
import { FilingPage } from "~/domains/records/ui/filing-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confirm that the pack is filed: ${data?.record.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewFiling(actor, params.reference ?? "", params.pack ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", pack: id = "" } = params;
  const form = await parseForm(request, filingSchema);
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).placement(reference).record(),
    "record",
    "filed",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await filePack(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ConfirmFiling() {
  return <FilingPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
