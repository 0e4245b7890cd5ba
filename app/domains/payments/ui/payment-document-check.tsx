import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DecisionPage } from "~/ui/decision-page";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { summaryOf } from "~/ui/row-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import { useProviderPaths, useSidePaths } from "~/use-paths";
import { DOCUMENT_KINDS, RETURN_REASONS } from "../payment-document.options";
import type { oneDocumentSchema, returnDocumentSchema, sendDocumentSchema } from "../payment-document.schema";
import type { DocumentView } from "../queries/view-document.server";
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
  const name = `${kind.label} ${view.number}`;
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
  const differs = view.missing.length > 0 || view.lines.some(({ compared }) => compared && !compared.agrees);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Invoices", to: paths.paymentDocuments() },
          { label: name },
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
      ) : differs ? (
        <Banner tone="soon" title={`${view.council} can return this`}>
          <p>
            It differs from what is agreed. Change it, or send it if you believe it is right: the council
            answers within 7 days.
          </p>
        </Banner>
      ) : null}
      <SummaryList
        rows={[
          { key: "Date", value: view.issuedOn ? dateWords(view.issuedOn) : "Missing" },
          { key: "Total", value: `${formatPence(view.totalPence)}, exempt from VAT` },
        ]}
      />
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

type MoveProps = { view: DocumentView; formKey: string; lastResult: LastResult };

/** A finance officer says what has to be corrected. */
export function ReturnDocumentPage({ view, formKey, lastResult }: MoveProps) {
  const [form, fields] = useFormOf<typeof returnDocumentSchema>({ id: "return-invoice", lastResult });
  return (
    <MovePage
      {...{ view, formKey, form }}
      title="Return"
      allowed={view.abilities.return}
      consequences={[
        `${view.provider} is told by email and can send a corrected one.`,
        "The 30 days to pay never began for this one. The day you first received it is kept and shown.",
      ]}
      button="Return to provider"
    >
      <RadioGroup
        field={fields.reason}
        label="What is wrong"
        options={Object.entries(RETURN_REASONS).map(([value, { label }]) => ({ value, label }))}
      />
      <TextArea
        field={fields.words}
        label="What has to be corrected"
        hint={`${view.provider} reads this. No names of children or family.`}
        rows={4}
        limit={1_000}
      />
    </MovePage>
  );
}

/** The provider takes back what has not been answered. */
export function WithdrawDocumentPage({ view, formKey, lastResult }: MoveProps) {
  const [form] = useFormOf<typeof oneDocumentSchema>({ id: "withdraw-invoice", lastResult });
  return (
    <MovePage
      {...{ view, formKey, form }}
      title="Withdraw"
      allowed={view.abilities.withdraw}
      consequences={[
        `${view.council} is told by email and does not pay it.`,
        "You can use its number again. You cannot undo this.",
      ]}
      button="Withdraw"
      dangerous
    />
  );
}

type FrameProps = Pick<MoveProps, "view" | "formKey"> & {
  form: Parameters<typeof DecisionPage>[0]["form"];
  title: string;
  allowed: boolean;
  consequences: string[];
  button: string;
  dangerous?: boolean;
  children?: ReactNode;
};

function MovePage({ view, title, allowed, children, ...page }: FrameProps) {
  const paths = useSidePaths();
  const name = `${DOCUMENT_KINDS[view.kind].label} ${view.number}`;
  const back = paths.paymentDocument(view.id).page();
  return (
    <DecisionPage
      {...page}
      crumbs={[
        { label: "Invoices", to: paths.paymentDocuments() },
        { label: name, to: back },
        { label: title },
      ]}
      title={`${title} ${name}`}
      lede={`${view.provider} to ${view.council}, ${formatPence(view.grossPence)}`}
      whyNot={allowed ? null : "It has already been answered or withdrawn"}
      version={view.version}
      back={{ to: back, words: "Cancel" }}
    >
      {children}
    </DecisionPage>
  );
}
