import type { SubmissionResult } from "@conform-to/react";
import { ACCEPTED_FILES, ACCEPTED_WORDS, CHOOSE_AGAIN } from "~/platform/files/opening/accepted-file";
import { ButtonLink } from "~/ui/button";
import { DecisionPage } from "~/ui/decision-page";
import { FileField } from "~/ui/file-field";
import { useFormOf } from "~/ui/schema-form";
import { useSidePaths } from "~/use-paths";
import type { evidenceSchema } from "../document.schema";
import { MAX_EVIDENCE } from "../document-kinds.options";
import type { ChangeEvidence, EvidenceForm } from "../queries/view-evidence.server";
import { aboveOf } from "./document-frame";
import { UploadedList } from "./reports-page";

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
      <UploadedList reference={reference} documents={evidence.documents} />
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
  const done = evidence.documents.length > 0 ? "Done" : "Cancel";
  return (
    <DecisionPage
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: placement.reference, to: page.page() },
        { label: "Changes to the fee", to: page.changes() },
        { label: "Add a document" },
      ]}
      title={`Add a document: ${change.title}`}
      above={aboveOf(placement)}
      lede={`Up to ${MAX_EVIDENCE} documents that show why the change is needed.`}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      file
      button="Upload the document"
      back={{ to: page.changes(), words: view.whyNot ? "Back to the changes" : done }}
    >
      <FileField
        field={fields.file}
        label="The file"
        hint={`${ACCEPTED_WORDS} ${CHOOSE_AGAIN}`}
        accept={ACCEPTED_FILES}
      />
      <p>
        It can name the child: only people who may know the child can open it, at {placement.council} and at{" "}
        {placement.provider}. The file’s name is not kept.
      </p>
    </DecisionPage>
  );
}
