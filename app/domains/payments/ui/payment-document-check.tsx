import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { useProviderPaths } from "~/use-paths";
import { DOCUMENT_KINDS } from "../payment-document.options";
import type { sendDocumentSchema } from "../payment-document.schema";
import type { CheckView } from "../queries/view-draft.server";
import { nightsOf } from "./payment-document-page";

const sent = sentBy<typeof sendDocumentSchema>();

type LastResult = SubmissionResult<string[]> | undefined;
type CheckProps = { view: CheckView; formKey: string; lastResult: LastResult; deleting: boolean };
type CheckedLine = CheckView["lines"][number];

/** An invoice as it would be sent, and what would bounce. */
export function CheckDocumentPage({ view, formKey, lastResult, deleting }: CheckProps) {
  const paths = useProviderPaths();
  const draft = paths.paymentDraft(view.id);
  const kind = DOCUMENT_KINDS[view.kind];
  const name = `${kind.inText} ${view.number}`;
  if (deleting)
    return (
      <AskFirst
        title={`Delete the draft of ${name}?`}
        button="Delete draft"
        fields={{ intent: "delete", version: String(view.version), key: formKey }}
        back={draft.check()}
      >
        <p>{view.council} has not seen it. You cannot undo this.</p>
      </AskFirst>
    );
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Invoices", to: paths.paymentDocuments() },
          { label: `${kind.label} ${view.number}` },
        ]}
      />
      <ErrorSummary form={summaryOf("check", lastResult?.error ?? {})} />
      <PageHeading title={`Check ${name} to ${view.council}`} />
      {view.stops.length > 0 ? (
        <Banner tone="now" title="This cannot be sent yet">
          {view.stops.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Banner>
      ) : (
        <Differences view={view} />
      )}
      <SummaryList
        rows={[
          { key: "Date", value: view.issuedOn ? dateWords(view.issuedOn) : "Missing" },
          { key: "Total", value: `${formatPence(view.totalPence)}, exempt from VAT` },
        ]}
      />
      {view.lines.length + view.missing.length > 0 ? (
        <Card title="Lines">
          <DataTable<CheckedLine & { place: number }>
            caption="Lines"
            captionHidden
            columns={[
              { header: "Placement", cell: (row) => row.reference },
              { header: "Nights", cell: (row) => nightsOf(row) },
              ...(view.kind === "invoice"
                ? [{ header: "Compared", cell: (row: CheckedLine) => row.compared?.words }]
                : []),
              { header: "Amount", numeric: true, cell: (row) => formatPence(row.pence) },
            ]}
            rows={view.lines.map((line, place) => ({ ...line, place }))}
            rowKey={({ place }) => String(place)}
          />
          {view.missing.map((words) => (
            <p key={words} className="mt-4 mb-0">
              {words}
            </p>
          ))}
        </Card>
      ) : null}
      <Form method="post" id="check">
        <HiddenField name="version" value={view.version} />
        <HiddenField name="key" value={formKey} />
        <Actions>
          {view.stops.length > 0 ? null : <Button {...sent("intent", "send")}>Send to {view.council}</Button>}
          <ButtonLink tone="plain" to={draft.page()}>
            Change it
          </ButtonLink>
          <Anchor to={`${draft.check()}?delete`}>Delete draft</Anchor>
        </Actions>
      </Form>
    </>
  );
}

/** What the council cannot accept, with who can have it changed; what bills less than is agreed it can. */
function Differences({ view: { council, lines, missing } }: { view: CheckView }) {
  const paths = useProviderPaths();
  const differing = lines.filter(({ compared }) => compared && !compared.agrees);
  const less = lines.filter(({ compared }) => compared?.code === "under");
  if (differing.length > 0 || missing.length > 0)
    return (
      <Banner tone="soon" title={`${council} cannot accept this as it is`}>
        <p>
          {missing.length > 0 && differing.length === 0
            ? "It leaves out what the agreement takes off. Change it before you send it."
            : "It differs from what is agreed. Change it, or have the change to the fee authorised first: the home's manager or the council's broker can ask for it on the page of the placement."}
        </p>
        {differing.length > 0 ? (
          <ul className="mb-0 list-disc pl-5">
            {[...new Set(differing.map(({ reference }) => reference))].map((reference) => (
              <li key={reference}>
                <Anchor to={paths.placement(reference).page()}>Placement {reference}</Anchor>
              </li>
            ))}
          </ul>
        ) : null}
      </Banner>
    );
  return less.length > 0 ? (
    <p>This bills less than is agreed. {council} can accept it, and you can bill the rest later.</p>
  ) : null;
}
