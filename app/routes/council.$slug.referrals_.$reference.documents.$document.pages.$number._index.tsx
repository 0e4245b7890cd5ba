import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { decidePage } from "~/domains/releases/commands/decide-page.server";
import { viewDocumentPage } from "~/domains/releases/queries/view-document.server";
import { decidePageSchema } from "~/domains/releases/release.schema";
import { DecidePageForm } from "~/domains/releases/ui/decide-page-form";
import { FoundWords, MarkedWords } from "~/domains/releases/ui/document-findings";
import { PagePicture } from "~/domains/releases/ui/document-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Page ${data?.page.number ?? ""} of a redacted document - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const { reference = "", document: id = "", number = "" } = params;
  const view = await viewDocumentPage(actor, reference, id, number);
  return { ...view, key: newFormKey() };
}

/** What becomes of one page; then the next that waits, or the document again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", document: documentId = "", number = "" } = params;
  if (!/^[1-9]\d?$/.test(number)) throw data(null, { status: 404 });
  const form = await parseForm(request, decidePageSchema);
  if (!form.ok) return form.response;
  const { expected, ...decided } = form.value;
  const document = councilPaths(actor.organisationSlug).referral(reference).document(documentId);
  const path = withNotice(`${document.page()}?page=${number}`, "document", decided.decision);
  const idempotency = { key: form.key, redirectTo: () => path };
  const page = { reference, documentId, number: Number(number), ...decided, expected, idempotency };
  const result = await decidePage(actor, page);
  return result.ok ? redirect(path) : form.refuse(result.error);
}

const DECIDED: Readonly<Record<string, string>> = {
  described: "describe",
  passed: "pass",
  "left-out": "leave-out",
};

export default function DocumentPage() {
  const paths = useCouncilPaths();
  const { document, page, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof decidePageSchema>({
    id: "page",
    lastResult,
    defaultValue: { decision: DECIDED[page.state], text: page.text ?? "" },
  });
  const referral = paths.referral(document.reference);
  const here = referral.document(document.id);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: "Redacted documents", to: referral.documents() },
          { label: document.title, to: here.page() },
          { label: `Page ${page.number}` },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title={`Page ${page.number} of ${document.pages.length}`}
        above={`${document.title} · ${document.reference}`}
        lede={page.why.join(" ")}
      />
      {page.decided ? <p className="why">Decided {page.decided}.</p> : null}
      <div className="stack">
        <Card title="The page">
          <PagePicture paths={here} page={page} alone />
          <FoundWords page={page} />
          {page.found.length > 0 ? <MarkedWords page={page} /> : null}
        </Card>
        {document.mayDecide && page.state !== "read" ? (
          <DecidePageForm
            page={page}
            mine={document.mine}
            back={here.page()}
            formId={form.id}
            formKey={key}
            fields={fields}
          />
        ) : (
          <Card title="What homes read">
            <p className="whitespace-pre-line">{page.text || "Nothing."}</p>
          </Card>
        )}
      </div>
    </>
  );
}
