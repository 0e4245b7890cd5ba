import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { addDocument } from "~/domains/releases/commands/add-document.server";
import { removeDocument } from "~/domains/releases/commands/settle-document.server";
import { viewDocuments } from "~/domains/releases/queries/view-documents.server";
import { documentTitleSchema, removeDocumentSchema } from "~/domains/releases/release.schema";
import {
  DeleteDocument,
  DocumentList,
  documentToDelete,
  SendDocument,
} from "~/domains/releases/ui/documents-page";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { carriesFile, receiveFile } from "~/platform/forms/receive-file.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Redacted documents - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewDocuments(actor, params.reference ?? "");
  return { view, formKey: newFormKey() };
}

/** The page is sent a file, or that one is deleted. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const page = councilPaths(actor.organisationSlug).referral(reference).documents();
  if (carriesFile(request)) {
    // Before anything is stored for somebody who may not send it.
    if (!(await viewDocuments(actor, reference)).mayAdd) return notFound();
    const to = withNotice(page, "documents", "added");
    return receiveFile(request, {
      schema: documentTitleSchema,
      missing: "Choose the redacted file",
      take: ({ title, file, key }) =>
        addDocument(actor, { reference, title, file, idempotency: { key, redirectTo: () => to } }),
      to,
    });
  }
  const form = await parseForm(request, removeDocumentSchema);
  if (!form.ok) return form.response;
  const path = withNotice(page, "documents", "removed");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await removeDocument(actor, { reference, documentId: form.value.documentId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Documents() {
  const paths = useCouncilPaths();
  const { view, formKey } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof documentTitleSchema, "file">({ id: "document", lastResult });
  const [search] = useSearchParams();
  const done = lastResult ? undefined : noticeOf("documents", search.get("done"));
  const referral = paths.referral(view.reference);
  const deleting = documentToDelete(view, search.get("delete"));
  if (deleting)
    return (
      <>
        <ErrorSummary form={form} />
        <DeleteDocument document={deleting} referral={referral} formKey={formKey} />
      </>
    );
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: referral.edit() },
          { label: "Redacted documents" },
        ]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <ErrorSummary form={form} />
      <PageHeading
        title="Redacted documents"
        above={`${view.headline} · ${view.reference}`}
        lede="For people at shortlisted homes who accepted the confidentiality terms. You see each time one is opened."
      />
      <div className="stack">
        <DocumentList referral={referral} view={view} />
        {view.mayAdd ? <SendDocument form={form} fields={fields} formKey={formKey} /> : null}
      </div>
    </>
  );
}
