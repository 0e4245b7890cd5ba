import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { ACCEPTED_FILES } from "~/platform/files/opening/accepted-file";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { useSidePaths } from "~/use-paths";
import type { evidenceSchema } from "../document.schema";
import { MAX_EVIDENCE } from "../document-kinds.options";
import type { ChangeEvidence, EvidenceForm } from "../queries/view-evidence.server";
import { aboveOf } from "./document-frame";
import { WHAT_WE_TAKE } from "./report-form";
import { Uploaded } from "./reports-page";

type ListProps = {
  reference: string;
  change: { id: string; title: string };
  evidence: ChangeEvidence | undefined;
};

/** What was uploaded beside a change, under what was asked for. */
export function EvidenceList({ reference, change, evidence }: ListProps) {
  const add = useSidePaths().placement(reference).change(change.id).addDocument();
  if (!evidence || (evidence.documents.length === 0 && !evidence.adds)) return null;
  return (
    <>
      {evidence.documents.map((document) => (
        <Uploaded key={document.id} reference={reference} document={document} />
      ))}
      {evidence.adds ? (
        <div className="mb-4">
          <ButtonLink tone="plain" to={add}>
            Add a document
            <span className="sr-only"> to {change.title}</span>
          </ButtonLink>
        </div>
      ) : null}
    </>
  );
}

type Props = { view: EvidenceForm; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** Whoever asked for a change adds a document that shows why. */
export function AddEvidencePage({ view, formKey, lastResult }: Props) {
  const { placement, change, evidence } = view;
  const [form, fields] = useFormOf<typeof evidenceSchema, "file">({ id: "evidence", lastResult });
  const paths = useSidePaths();
  const page = paths.placement(placement.reference);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: placement.reference, to: page.page() },
          { label: "Changes to the fee", to: page.changes() },
          { label: "Add a document" },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title={`Add a document: ${change.title}`}
        above={aboveOf(placement)}
        lede={`Up to ${MAX_EVIDENCE} documents that show why the change is needed.`}
      />
      {view.whyNot ? (
        <EmptyState
          title="This cannot be done now"
          action={<ButtonLink to={page.changes()}>Back to the changes</ButtonLink>}
        >
          <p>{view.whyNot}.</p>
        </EmptyState>
      ) : (
        <Card>
          <Form method="post" id={form.id} encType="multipart/form-data" noValidate>
            <FileField field={fields.file} label="The file" hint={WHAT_WE_TAKE} accept={ACCEPTED_FILES} />
            <p>
              It can name the child: only people who may know the child can open it, at {placement.council}{" "}
              and at {placement.provider}. The file’s name is not kept.
            </p>
            <HiddenField name="key" value={formKey} />
            <Actions>
              <Button>Upload the document</Button>
              <ButtonLink tone="plain" to={page.changes()}>
                {evidence.documents.length > 0 ? "Done" : "Cancel"}
              </ButtonLink>
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}
