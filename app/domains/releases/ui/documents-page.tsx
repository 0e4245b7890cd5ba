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
        <p>Shortlisted homes ask for the last assessment, the care plan or a school report.</p>
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
      {document.waits ? (
        <p>We cannot reach the virus scanner. We will check the document as soon as we can.</p>
      ) : null}
      {document.state === "second-look" && !document.mayConfirm ? (
        <p>Somebody other than the sender must check each page. We have emailed them.</p>
      ) : null}
      {document.state === "refused" ? null : (
        <p>
          <Anchor to={`${base}/${document.id}`}>
            {document.mayConfirm ? "Check the document" : "Open the document"}
            {name}
          </Anchor>
        </p>
      )}
      <Actions>
        {props.mayRemove ? (
          <Form method="post">
            <HiddenField name="key" value={keys[document.id] ?? ""} />
            <HiddenField name="documentId" value={document.id} />
            <Button tone="plain">Delete{name}</Button>
          </Form>
        ) : null}
      </Actions>
    </Card>
  );
}
