import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { documentAction } from "~/domains/releases/pages/documents.server";
import { viewDocuments } from "~/domains/releases/queries/view-documents.server";
import { DeleteDocument, DocumentList, documentToDelete } from "~/domains/releases/ui/documents-page";
import { noticeOf } from "~/notices";
import { ACCEPTED_FILES } from "~/platform/files/opening/accepted-file";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Redacted documents - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewDocuments(actor, params.reference ?? "");
  return { view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return documentAction(request, actor, params.reference ?? "");
}

export default function Documents() {
  const paths = useCouncilPaths();
  const { view, formKey } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ title: string; file: string }>({ id: "document", lastResult });
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
        {view.mayAdd ? (
          <Card title="Send a document">
            <Form method="post" id={form.id} encType="multipart/form-data" noValidate>
              <TextField
                field={fields.title}
                label="What is it?"
                hint="This is what homes read instead of the file’s name, which is kept nowhere."
                autoComplete="off"
              />
              <FileField
                field={fields.file}
                label="The redacted file"
                hint="A PDF, a Word document (.docx), a picture (JPEG, PNG or WebP) or a plain text, up to 10 MB and 60 pages. Homes get a new PDF that we make from its pages. If you were asked to change something, choose the file again."
                accept={ACCEPTED_FILES}
              />
              <HiddenField name="key" value={formKey} />
              <Actions>
                <Button>Send it to be checked</Button>
              </Actions>
            </Form>
          </Card>
        ) : null}
      </div>
    </>
  );
}
