import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { confirmDocument } from "~/domains/releases/commands/settle-document.server";
import { viewDocument } from "~/domains/releases/queries/view-document.server";
import { confirmDocumentSchema } from "~/domains/releases/release.schema";
import { ConfirmDocument, DocumentHead, DocumentPages } from "~/domains/releases/ui/document-page";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Redacted document - Homeward" }];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const view = await viewDocument(actor, params.reference ?? "", params.document ?? "");
  return { view, key: newFormKey() };
}

/** The last word of a document's second person. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", document: documentId = "" } = params;
  const form = await parseForm(request, confirmDocumentSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const documents = councilPaths(actor.organisationSlug).referral(reference).documents();
  const path = withNotice(documents, "documents", "confirmed");
  const idempotency = { key: form.key, redirectTo: () => path };
  const confirmed = { reference, documentId, expected: form.expected, idempotency };
  const result = await confirmDocument(actor, confirmed);
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Document() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof confirmDocumentSchema>({ id: "confirm", lastResult });
  const [search] = useSearchParams();
  const done = lastResult ? undefined : noticeOf("document", search.get("done"));
  const page = search.get("page") ?? "";
  const referral = paths.referral(view.reference);
  const document = referral.document(view.id);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: referral.edit() },
          { label: "Redacted documents", to: referral.documents() },
          { label: view.title },
        ]}
      />
      {done && /^\d{1,2}$/.test(page) ? <Banner tone="good" title={`Page ${page} ${done}`} /> : null}
      <ErrorSummary form={form} />
      <PageHeading title={view.title} above={`${view.headline} · ${view.reference}`} />
      <DocumentHead paths={document} view={view} />
      <div className="stack">
        <DocumentPages paths={document} view={view} />
        {view.mayConfirm && view.waiting === 0 ? (
          <ConfirmDocument seen={fields.seen} formId={form.id} formKey={key} expected={view.expected} />
        ) : null}
      </div>
    </>
  );
}
