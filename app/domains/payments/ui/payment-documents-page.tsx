import { Form } from "@remix-run/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { rowField, summaryOf } from "~/ui/row-field";
import { Tag } from "~/ui/tag";
import type { Tone } from "~/ui/tones";
import { useProviderPaths, useSidePaths } from "~/use-paths";
import { DOCUMENT_STATE_WORDS, type DocumentState } from "../payment-document.machine";
import { ANSWER_DAYS } from "../payment-document.rules";
import type { DocumentRow, DocumentsView, DocumentToCheck } from "../queries/list-documents.server";

const TONES: Readonly<Record<DocumentState, Tone>> = {
  received: "info",
  accepted: "good",
  returned: "now",
  withdrawn: "plain",
};

export function DocumentTag({ state }: { state: DocumentState }) {
  return <Tag tone={TONES[state]}>{DOCUMENT_STATE_WORDS[state]}</Tag>;
}

/** What was refused, and the boxes (`id version`) that were ticked. */
type Refused = { problem: string; ticked: readonly string[] };
type Props = { view: DocumentsView; formKey: string; refused: Refused | null };

/** Invoices and credit notes: what waits for an answer, what is being written, then all others. */
export function PaymentDocumentsPage({ view, formKey, refused }: Props) {
  const paths = useSidePaths();
  const { side } = view;
  const errors = refused ? { [agreeing(view).length > 0 ? "documents" : ""]: [refused.problem] } : {};
  return (
    <>
      <Breadcrumbs items={[{ label: "Payments", to: paths.payments() }, { label: "Invoices" }]} />
      <ErrorSummary form={summaryOf("accept", errors)} />
      <PageHeading
        title="Invoices"
        lede={
          side === "provider"
            ? "Invoices and credit notes that you have sent to councils."
            : "Invoices and credit notes that providers have sent you."
        }
      />
      {view.sends ? (
        <NewInvoice />
      ) : side === "provider" ? (
        <p>Your finance team or provider admin sends invoices.</p>
      ) : null}
      {side === "council" ? <ToCheck {...{ view, formKey, refused }} /> : <Drafts view={view} />}
      {view.rows.length > 0 ? (
        <DataTable<DocumentRow>
          caption={side === "council" ? "Answered or withdrawn, newest first" : "Sent, newest first"}
          columns={[
            { header: "Number", cell: (row) => <Named row={row} /> },
            { header: side === "council" ? "Provider" : "Council", cell: (row) => row.otherSide },
            { header: "Received", cell: (row) => dateWords(row.receivedOn) },
            { header: "Status", cell: (row) => <DocumentTag state={row.state} /> },
            { header: "Amount", numeric: true, cell: (row) => formatPence(row.grossPence) },
          ]}
          rows={view.rows}
          rowKey={({ id }) => id}
        />
      ) : side === "provider" && view.drafts.length === 0 ? (
        <EmptyState title="No invoices yet">
          <p>You do not have to send an invoice for what a council already pays by its own schedule.</p>
        </EmptyState>
      ) : null}
      {view.more ? <p>Not all are listed. The oldest to check come first.</p> : null}
    </>
  );
}

function NewInvoice() {
  const paths = useProviderPaths();
  return (
    <Actions>
      <ButtonLink to={paths.newPaymentDocument()}>Send an invoice</ButtonLink>
      <ButtonLink tone="plain" to={paths.uploadPaymentDocument()}>
        Upload an electronic invoice
      </ButtonLink>
    </Actions>
  );
}

function Named({ row }: { row: DocumentRow }) {
  const paths = useSidePaths();
  return <Anchor to={paths.paymentDocument(row.id).page()}>{row.name}</Anchor>;
}

function Drafts({ view }: { view: DocumentsView }) {
  const paths = useProviderPaths();
  if (view.drafts.length === 0) return null;
  return (
    <Card title="Not sent yet">
      <ul className="mb-0 list-disc pl-5">
        {view.drafts.map(({ id, name, council, savedOn }) => (
          <li key={id}>
            <Anchor to={paths.paymentDraft(id).page()}>
              {name} to {council}
            </Anchor>
            , saved {dateWords(savedOn)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What can be accepted together. A credit note is read first: it is compared with nothing. */
function agreeing({ answers, toCheck }: DocumentsView): DocumentToCheck[] {
  return answers ? toCheck.filter(({ agrees, kind }) => agrees && kind === "invoice") : [];
}

/** What the council has to answer: what agrees can be accepted together. */
function ToCheck({ view, formKey, refused }: Props) {
  const { toCheck } = view;
  if (toCheck.length === 0)
    return (
      <EmptyState title="No invoices or credit notes to check">
        <p>Providers have sent nothing that you have not answered.</p>
      </EmptyState>
    );
  const table = (rows: DocumentToCheck[], caption: string) => (
    <DataTable<DocumentToCheck>
      caption={caption}
      columns={[
        { header: "Number", cell: (row) => <Named row={row} /> },
        { header: "Provider", cell: (row) => row.otherSide },
        { header: "Answer by", cell: (row) => <AnswerBy row={row} /> },
        {
          header: "Compared",
          cell: comparedWords,
        },
        { header: "Amount", numeric: true, cell: (row) => formatPence(row.grossPence) },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
  const boxes = agreeing(view);
  // By document: its version may have changed since.
  const ticked = new Set(refused?.ticked.map((value) => value.split(" ")[0]));
  return (
    <Card title="Invoices and credit notes to check">
      <p>{toCheckWords(view)}</p>
      {table(toCheck, "Oldest first")}
      {boxes.length > 0 ? (
        <Form method="post" id="accept" className="mt-6">
          <CheckboxGroup
            field={rowField(
              "accept",
              "documents",
              boxes.filter(({ id }) => ticked.has(id)).map(boxOf),
              refused ? { documents: [refused.problem] } : {},
            )}
            label="Accept what agrees"
            options={boxes.map((row) => ({
              value: boxOf(row),
              label: `${row.name} from ${row.otherSide}, ${formatPence(row.grossPence)}`,
            }))}
          />
          <HiddenField name="key" value={formKey} />
          <Actions>
            <Button>Accept selected invoices</Button>
          </Actions>
        </Form>
      ) : null}
    </Card>
  );
}

const boxOf = ({ id, version }: DocumentToCheck) => `${id} ${version}`;

function comparedWords({ kind, agrees, differs }: DocumentToCheck): string {
  if (kind === "credit-note") return "Credit note: not compared";
  return agrees ? "Agrees" : differs === 1 ? "1 difference" : `${differs} differences`;
}

function toCheckWords({ toCheckInAll, oldestDays }: DocumentsView): string {
  const oldest = oldestDays === 0 ? "today" : oldestDays === 1 ? "yesterday" : `${oldestDays} days ago`;
  return `${toCheckInAll} to check. The oldest was received ${oldest}. Accept or return each within ${ANSWER_DAYS} days.`;
}

function AnswerBy({ row }: { row: DocumentToCheck }) {
  return (
    <>
      {dateWords(row.answerBy)} {row.late ? <Tag tone="now">Late</Tag> : null}
    </>
  );
}
