import { Form } from "@remix-run/react";
import type { ReferralPaths } from "~/paths";
import { ACCEPTED_FILES, ACCEPTED_WORDS, CHOOSE_AGAIN } from "~/platform/files/opening/accepted-file";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import type { SummarisedForm } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import type { FieldsOf } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { TextField } from "~/ui/text-field";
import { DOCUMENT_STATES } from "../document.rules";
import type { DocumentRow, DocumentsView } from "../queries/view-documents.server";
import type { documentTitleSchema } from "../release.schema";

type Props = {
  /** `/council/wolverhampton/referrals/HW-7K3M9Q/documents` */
  referral: ReferralPaths;
  view: DocumentsView;
};

/** Asks before a document is deleted; undefined when there is none that may be. */
export function documentToDelete(view: DocumentsView, id: string | null): DocumentRow | undefined {
  return view.mayAdd ? view.documents.find((document) => document.id === id) : undefined;
}

/** What deleting it does, and the one press that does. */
export function DeleteDocument(props: { document: DocumentRow; referral: ReferralPaths; formKey: string }) {
  const { document, referral, formKey } = props;
  return (
    <AskFirst
      title={`Delete “${document.title}”?`}
      button="Delete the document"
      fields={{ key: formKey, documentId: document.id }}
      back={referral.documents()}
    >
      <p>
        {document.state === "refused"
          ? "It was refused, so no home has it. It is removed from Homeward."
          : "Nobody can open it on Homeward any more, also homes that were given it. Copies that they have downloaded stay with them."}{" "}
        This cannot be undone: to share it again you send the file again.
      </p>
    </AskFirst>
  );
}

/** The redacted documents of a referral with how each one stands. */
export function DocumentList({ referral, view }: Props) {
  if (view.documents.length === 0)
    return (
      <Card title="No document yet">
        <p>Shortlisted homes ask for the last assessment, the care plan or a school report.</p>
      </Card>
    );
  return view.documents.map((document) => (
    <Document key={document.id} referral={referral} document={document} mayRemove={view.mayAdd} />
  ));
}

function Document(props: { referral: ReferralPaths; document: DocumentRow; mayRemove: boolean }) {
  const { referral, document } = props;
  const { words, tone } = DOCUMENT_STATES[document.state];
  const name = <span className="sr-only"> “{document.title}”</span>;
  return (
    <Card title={document.title}>
      <p>
        <Tag tone={tone}>{words}</Tag> {document.kind}, {document.kilobytes.toLocaleString("en-GB")} KB. Sent{" "}
        {document.uploaded}.{document.confirmedBy ? ` Confirmed by ${document.confirmedBy}.` : ""}
      </p>
      {document.refused ? <p>{document.refused}</p> : null}
      {document.waits ? (
        <p>We cannot reach the virus scanner. We will check the document as soon as we can.</p>
      ) : null}
      {document.state === "second-look" && !document.mayConfirm ? (
        <p>Somebody other than the sender must check each page. We have emailed them.</p>
      ) : null}
      {document.state === "refused" ? null : (
        <p>
          <Anchor to={referral.document(document.id).page()}>
            {document.mayConfirm ? "Check the document" : "Open the document"}
            {name}
          </Anchor>
        </p>
      )}
      <Actions>
        {props.mayRemove ? (
          <ButtonLink tone="plain" to={`${referral.documents()}?delete=${document.id}`}>
            Delete{name}
          </ButtonLink>
        ) : null}
      </Actions>
    </Card>
  );
}

type SendDocumentProps = {
  form: SummarisedForm;
  fields: FieldsOf<typeof documentTitleSchema, "file">;
  formKey: string;
};

/** Where the council chooses the redacted file and says what it is. */
export function SendDocument({ form, fields, formKey }: SendDocumentProps) {
  return (
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
          hint={`${ACCEPTED_WORDS} Homes get a new PDF that we make from its pages. ${CHOOSE_AGAIN}`}
          accept={ACCEPTED_FILES}
        />
        <HiddenField name="key" value={formKey} />
        <Actions>
          <Button>Send it to be checked</Button>
        </Actions>
      </Form>
    </Card>
  );
}
