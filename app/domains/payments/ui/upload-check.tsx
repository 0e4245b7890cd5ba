import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { datesWords } from "~/domains/offers/cost-words.rules";
import { keptVersion } from "~/platform/forms/kept-version";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import { FIELD_NAMES, type LedgerField, meaningOf } from "../ledger-fields.rules";
import { columnLetters, type FoundInUpload, MOST_SHOWN, withdrawsMany } from "../payment-upload.rules";
import type { changeColumnsSchema, correctsSchema, importSchema } from "../payment-upload.schema";
import type { UploadView } from "../queries/view-payment-upload.server";

type Props = {
  view: UploadView;
  found: FoundInUpload;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What an import would do, row by row, before anything is written. */
export function UploadCheck({ view, found, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  return (
    <>
      <Outcome found={found} />
      <RowsThatCannotBeRead found={found} />
      <p>
        <Anchor to={paths.paymentUpload(view.id).rows()}>Download the result for every row (CSV)</Anchor>
      </p>
      <ColumnsRead view={view} found={found} formKey={formKey} />
      {found.sameAs === null ? (
        <>
          <CorrectsForm view={view} found={found} formKey={formKey} lastResult={lastResult} />
          <ImportForm view={view} found={found} formKey={formKey} lastResult={lastResult} />
        </>
      ) : (
        <Card title={`This file was imported before, as import ${found.sameAs}`}>
          <p className="mb-0">
            Importing it again would change nothing.{" "}
            <Anchor to={paths.paymentImport(found.sameAs).page()}>Open import {found.sameAs}</Anchor>
          </p>
        </Card>
      )}
    </>
  );
}

const count = (value: number) => value.toLocaleString("en-GB");

function Outcome({ found }: { found: FoundInUpload }) {
  const { counts } = found;
  const leftOut = counts.refused + counts.unpaid;
  const outcomes = [
    { key: "New payments to providers", value: counts.new },
    {
      key: "New payments to suppliers not linked yet",
      value: counts["not ours"],
      next: "Link them under Suppliers after the import.",
    },
    { key: "Changes to earlier payments", value: counts.changed },
    { key: "Already imported, no change", value: counts.same },
    { key: "Not paid yet, left out", value: counts.unpaid },
    { key: "Cannot be read", value: counts.refused },
    { key: "Would be removed: in the replaced file, not in this one", value: found.withdrawn },
    { key: "Total rows, not payments", value: found.totals },
  ].filter(({ value }) => value > 0);
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">What the import would do</h2>
      <SummaryList
        rows={[
          { key: "Rows", value: count(found.rows) },
          { key: leftOut > 0 ? "Total, without rows left out" : "Total", value: formatPence(found.pence) },
          {
            key: "Payments dated",
            value:
              found.firstDate && found.lastDate ? datesWords(found.firstDate, found.lastDate) : "No dates",
          },
          ...outcomes.map(({ key, value, next }) => ({
            key,
            value: next === undefined ? count(value) : `${count(value)}. ${next}`,
          })),
        ]}
      />
      {found.warnings.length === 0 ? null : (
        <ul className="mb-6 list-disc pl-5">
          {found.warnings.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RowsThatCannotBeRead({ found }: { found: FoundInUpload }) {
  if (found.rejected.length === 0) return null;
  return (
    <Card title="Rows that cannot be read">
      <DataTable<FoundInUpload["rejected"][number]>
        caption="Rows that cannot be read"
        captionHidden
        columns={[
          { header: "Row", cell: (row) => row.line },
          { header: "Column", cell: (row) => row.column },
          { header: "Reason", cell: (row) => row.reason },
        ]}
        rows={found.rejected}
        rowKey={({ line }) => String(line)}
      />
      {found.counts.refused > MOST_SHOWN ? (
        <p className="mb-0">Showing the first {MOST_SHOWN}. Download the CSV to see all of them.</p>
      ) : null}
    </Card>
  );
}

type FormProps = { view: UploadView; found: FoundInUpload; formKey: string };

function ColumnsRead({ view, found, formKey }: FormProps) {
  const sent = sentBy<typeof changeColumnsSchema>();
  const columns = FIELD_NAMES.flatMap((name: LedgerField) => {
    const index = view.mapping?.columns[name];
    return index === undefined ? [] : [{ name, index }];
  });
  return (
    <Disclosure summary={found.asLastTime ? "Columns, read as in your last file" : "Columns that were read"}>
      <SummaryList
        rows={columns.map(({ name, index }) => ({
          key: capital(meaningOf(name).label),
          value: `${columnLetters(index)}: ${view.look?.header[index] ?? ""}`,
        }))}
      />
      <Form method="post">
        <HiddenField {...sent("intent", "change-columns")} />
        <HiddenField name="key" value={`${formKey}`} />
        <HiddenField name="version" value={view.version} />
        <Button tone="plain">Change columns</Button>
      </Form>
    </Disclosure>
  );
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

type SentProps = FormProps & { lastResult: SubmissionResult<string[]> | undefined };
const resultOf = (lastResult: SentProps["lastResult"], intent: string) =>
  lastResult?.initialValue?.intent === intent ? lastResult : undefined;

function CorrectsForm({ view, formKey, lastResult: last }: SentProps) {
  const lastResult = resultOf(last, "corrects");
  const sent = sentBy<typeof correctsSchema>();
  const [form, fields] = useFormOf<typeof correctsSchema>({
    id: "corrects",
    lastResult,
    defaultValue: { corrects: view.corrects === null ? "" : String(view.corrects) } as object,
  });
  if (view.correctable.length === 0) return null;
  return (
    <Card title="Does it replace an earlier file?">
      <Form method="post" id={form.id} noValidate>
        <Select
          field={fields.corrects}
          label="Earlier file that this one corrects"
          hint="Payments of the earlier file that are not in this one are removed. The file must be complete."
          emptyLabel="None: it adds to what was imported"
          options={view.correctable.map(({ number, fileName }) => ({
            value: String(number),
            label: `Import ${number}: ${fileName}`,
          }))}
        />
        <HiddenField {...sent("intent", "corrects")} />
        <HiddenField name="key" value={formKey} />
        <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
        <Actions>
          <Button tone="plain">Check again</Button>
        </Actions>
      </Form>
    </Card>
  );
}

function ImportForm({ view, found, formKey, lastResult: last }: SentProps) {
  const lastResult = resultOf(last, "import");
  const sent = sentBy<typeof importSchema>();
  const [form, fields] = useFormOf<typeof importSchema>({ id: "import", lastResult });
  const { refused } = found.counts;
  const rows =
    refused === 1 ? "the row that cannot be read" : `the ${count(refused)} rows that cannot be read`;
  const incomplete = refused > 0 && view.corrects !== null;
  return (
    <Card title="Import the file">
      {incomplete ? (
        <p className="mb-0">
          A file that corrects another must be complete: correct {rows} and send the file again.
        </p>
      ) : (
        <Form method="post" id={form.id} noValidate>
          {refused > 0 ? (
            <Checkbox
              field={fields.skip}
              label={`Leave out ${rows}`}
              hint="Otherwise correct the file, delete this one and send it again. Nothing is imported until then."
            />
          ) : null}
          {withdrawsMany(found) ? (
            <Checkbox
              field={fields.complete}
              label={`The file is complete: remove ${count(found.withdrawn)} of the ${count(found.ofCorrected ?? 0)} payments of import ${view.corrects}`}
            />
          ) : null}
          <HiddenField {...sent("intent", "import")} />
          <HiddenField name="key" value={formKey} />
          <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
          <Actions>
            <Button>{view.corrects === null ? "Import payments" : `Replace import ${view.corrects}`}</Button>
          </Actions>
        </Form>
      )}
    </Card>
  );
}
