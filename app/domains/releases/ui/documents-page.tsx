import { Form } from "@remix-run/react";
import { Anchor } from "~/ui/anchor";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { Tag } from "~/ui/tag";
import { DOCUMENT_STATES } from "../document.rules";
import type { DocumentRow, DocumentsView } from "../queries/view-documents.server";

type Props = {
  /** `/council/wolverhampton/referrals/HW-7K3M9Q/documents` */
  base: string;
  view: DocumentsView;
  /** A one-time key for each form. */
  keys: Record<string, string>;
};

/** The redacted documents of a referral with how each one stands. */
export function DocumentList({ base, view, keys }: Props) {
  if (view.documents.length === 0)
    return (
      <Card title="No document yet">
        <p>
          Shortlisted homes ask for the last assessment, the care plan or a school report. Send one below.
        </p>
      </Card>
    );
  return view.documents.map((document) => (
    <Document key={document.id} base={base} document={document} keys={keys} mayRemove={view.mayAdd} />
  ));
}

function Document(props: {
  base: string;
  document: DocumentRow;
  keys: Record<string, string>;
  mayRemove: boolean;
}) {
  const { base, document, keys } = props;
  const { words, tone } = DOCUMENT_STATES[document.state];
  const name = <span className="sr-only"> “{document.title}”</span>;
  return (
    <Card title={document.title}>
      <p>
        <Tag tone={tone}>{words}</Tag> {document.kind}, {document.kilobytes.toLocaleString("en-GB")} KB. Sent{" "}
        {document.uploaded}.{document.confirmedBy ? ` Confirmed by ${document.confirmedBy}.` : ""}
      </p>
      {document.refused ? <p>{document.refused}</p> : null}
      {document.state === "second-look" ? (
        <p>
          A program cannot see everything in a PDF. Open it, read it, and try to mark and copy what lies under
          each black box. If nobody can be recognised, say so here.
          {document.mayConfirm ? "" : " Somebody other than who sent it has to do that."}
        </p>
      ) : null}
      {document.state === "refused" ? null : (
        <p>
          <Anchor to={`${base}/${document.id}`}>
            Open the document
            {name}
          </Anchor>
        </p>
      )}
      <Actions>
        {document.mayConfirm ? (
          <Form method="post">
            <HiddenField name="key" value={keys[`confirm ${document.id}`] ?? ""} />
            <HiddenField name="documentId" value={document.id} />
            <Button name="intent" value="confirm">
              Nobody can be recognised in it{name}
            </Button>
          </Form>
        ) : null}
        {props.mayRemove ? (
          <Form method="post">
            <HiddenField name="key" value={keys[`remove ${document.id}`] ?? ""} />
            <HiddenField name="documentId" value={document.id} />
            <Button tone="plain" name="intent" value="remove">
              Take it away{name}
            </Button>
          </Form>
        ) : null}
      </Actions>
    </Card>
  );
}
