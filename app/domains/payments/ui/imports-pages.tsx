import { useSearchParams } from "@remix-run/react";
import { datesWords, dateWords } from "~/domains/offers/cost-words.rules";
import { noticeOf } from "~/notices";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import type { ImportSummary, ImportsView } from "../queries/list-imports.server";
import type { ImportView, RefusedRow } from "../queries/view-import.server";
import { OpenUploads } from "./send-payment-file";

/** The files that came in from the council's finance system. */
export function ImportsPage({ view }: { view: ImportsView }) {
  const paths = useCouncilPaths();
  const [search] = useSearchParams();
  const done = noticeOf("paymentImports", search.get("done"));
  return (
    <>
      <Breadcrumbs items={[{ label: "Payments", to: paths.payments() }, { label: "Payment files" }]} />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading title="Payment files" lede="What your finance system says has been paid." />
      <Actions>
        <ButtonLink to={paths.sendPaymentFile()}>Add a payment file</ButtonLink>
      </Actions>
      <ul className="mb-6 list-disc pl-5">
        <li>
          <Anchor to={paths.paymentSuppliers()}>Suppliers</Anchor>
          {view.unlinked > 0 ? `: ${view.unlinked} not linked` : null}
        </li>
        <li>
          <Anchor to={paths.unmatchedPayments()}>Unmatched payments</Anchor>
        </li>
      </ul>
      {view.imports.length === 0 ? (
        <EmptyState title="No payment file has been imported">
          <p>Until then Homeward does not know what has been paid.</p>
        </EmptyState>
      ) : (
        <DataTable<ImportSummary>
          caption="Imported files, newest first"
          columns={[
            {
              header: "File",
              cell: (row) => (
                <Anchor to={paths.paymentImport(row.number).page()}>
                  {row.number}: {row.fileName}
                </Anchor>
              ),
            },
            { header: "Imported", cell: (row) => dateWords(row.importedOn) },
            { header: "Payments dated", cell: (row) => daysOf(row) },
            { header: "Status", cell: (row) => statusOf(row) },
            { header: "Rows", numeric: true, cell: (row) => row.rows.toLocaleString("en-GB") },
            { header: "Total", numeric: true, cell: (row) => formatPence(row.pence) },
          ]}
          rows={view.imports}
          rowKey={({ number }) => String(number)}
        />
      )}
      {view.more ? <p>Only the newest are listed.</p> : null}
      <div className="mt-8">
        <OpenUploads open={view.open} />
      </div>
    </>
  );
}

const daysOf = ({ firstDay, lastDay }: ImportSummary) =>
  firstDay === null || lastDay === null ? "No dates" : datesWords(firstDay, lastDay);

function statusOf({ correctedBy, corrects, refused }: ImportSummary): string {
  if (correctedBy !== null) return `Replaced by import ${correctedBy}`;
  const left = refused === 0 ? "" : `, ${refused === 1 ? "1 row" : `${refused} rows`} left out`;
  return `${corrects === null ? "Imported" : `Replaces import ${corrects}`}${left}`;
}

/** One file: what became of its rows, and those that were left out. */
export function ImportPage({ view }: { view: ImportView }) {
  const paths = useCouncilPaths();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Payment files", to: paths.paymentImports() },
          { label: `Import ${view.number}` },
        ]}
      />
      <PageHeading title={`Import ${view.number}`} above={view.fileName} lede={`${statusOf(view)}.`} />
      <SummaryList
        rows={[
          { key: "Imported", value: dateWords(view.importedOn) },
          { key: "Payments dated", value: daysOf(view) },
          { key: "Rows", value: view.rows.toLocaleString("en-GB") },
          { key: "Total", value: formatPence(view.pence) },
          ...view.outcomes.map(({ words, count }) => ({ key: words, value: count.toLocaleString("en-GB") })),
        ]}
      />
      {view.refusedRows.length === 0 ? null : (
        <Card title="Rows left out">
          <DataTable<RefusedRow>
            caption="Rows left out"
            captionHidden
            columns={[
              { header: "Row", cell: (row) => row.line },
              { header: "Column", cell: (row) => row.column },
              { header: "Reason", cell: (row) => row.reason },
            ]}
            rows={view.refusedRows}
            rowKey={({ line }) => String(line)}
          />
          {view.moreRefused ? (
            <p>Showing the first {view.refusedRows.length}. Download the CSV to see all of them.</p>
          ) : null}
          <p className="mt-4 mb-0">
            <Anchor to={paths.paymentImport(view.number).errors()}>Download rows left out (CSV)</Anchor>
          </p>
        </Card>
      )}
    </>
  );
}
