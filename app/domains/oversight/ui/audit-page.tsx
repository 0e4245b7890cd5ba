import { Form } from "@remix-run/react";
import { Anchor } from "~/ui/anchor";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { useOrganisationPaths } from "~/use-paths";
import type { TypedFilters } from "../audit.schema";
import type { AuditView, UnusualRow } from "../queries/view-audit.server";
import { AuditFilterForm } from "./audit-filter-form";

export type AuditPageProps = {
  view: AuditView;
  typed: TypedFilters;
  /** The filters as the address has them. */
  entries: [string, string][];
  organisation: string;
  council: boolean;
  first: boolean;
};

const withQuery = (path: string, entries: readonly [string, string][]) => {
  const query = new URLSearchParams(entries.map(([name, value]) => [name, value])).toString();
  return query === "" ? path : `${path}?${query}`;
};

/** Who did what and who looked at what, for the admins of an organisation. */
export function AuditPage(props: AuditPageProps) {
  const paths = useOrganisationPaths();
  const { view, entries, council } = props;
  const errors = Object.entries(view.errors).map(([name, error]) => [name, [error]]);
  return (
    <>
      <ErrorSummary form={{ id: "audit", allErrors: Object.fromEntries(errors) }} />
      <PageHeading
        title="Audit log"
        above={props.organisation}
        lede={
          council
            ? "Who did what, and who looked at what. It shows referral references, never who a child is."
            : "Who in your organisation did what, and what they were shown."
        }
      />
      <Unusual rows={view.unusual} />
      <AuditFilterForm typed={props.typed} view={view} council={council} />
      <div className="mt-6">
        <AuditRows {...props} />
      </div>
      <KeyPaging
        label="Pages of the audit log"
        previous={props.first ? undefined : { to: withQuery(paths.audit(), entries), words: "Newest" }}
        next={
          view.next
            ? { to: withQuery(paths.audit(), [...entries, ["after", view.next]]), words: "Earlier" }
            : undefined
        }
      />
      {view.rows.length > 0 ? (
        <Card title="Export">
          <p>
            Download what the filters show as a CSV file, newest first. We record the download.
            {view.sealed
              ? ` Entries up to ${view.sealed} are sealed, so a later change can be detected.`
              : ""}
          </p>
          <Form method="post" action={withQuery(paths.auditExport(), entries)} reloadDocument>
            <Button tone="plain">Download CSV</Button>
          </Form>
        </Card>
      ) : null}
    </>
  );
}

function AuditRows({ view, entries, first }: AuditPageProps) {
  const paths = useOrganisationPaths();
  const wrong = Object.keys(view.errors).length > 0;
  return (
    <DataTable
      caption="Audit log, newest first"
      captionHidden
      rows={view.rows}
      rowKey={(row) => row.id}
      empty={
        wrong ? (
          <EmptyState title="Nothing shown yet">
            <p>Fix the filter above to see the log.</p>
          </EmptyState>
        ) : entries.length > 0 ? (
          <EmptyState
            title="Nothing matches these filters"
            action={<Anchor to={paths.audit()}>Clear filters</Anchor>}
          />
        ) : (
          <EmptyState title={first ? "Nothing has been recorded yet" : "Nothing earlier"} />
        )
      }
      columns={[
        { header: "When", cell: (row) => row.when },
        { header: "Person", cell: (row) => row.person },
        { header: "What", cell: (row) => <span className="wrap-anywhere">{row.what}</span> },
        {
          header: "Referral",
          cell: (row) => <span className="whitespace-nowrap">{row.reference ?? "–"}</span>,
        },
        { header: "Organisation", cell: (row) => row.organisation || "–" },
      ]}
    />
  );
}

function Unusual({ rows }: { rows: readonly UnusualRow[] }) {
  const paths = useOrganisationPaths();
  if (rows.length === 0) return null;
  return (
    <Card title="Worth asking about">
      <p>
        Unusual activity in the last 30 days. There may be a good reason: ask the person or their manager.
      </p>
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.key}>
            <b>{row.person}</b>, {row.when}. {row.what}
            {row.references.length > 0 ? (
              <>
                {" ("}
                {row.references.map((reference, index) => (
                  <span key={reference}>
                    {index > 0 ? ", " : ""}
                    <Anchor className="nw" to={`${paths.audit()}?reference=${reference}`}>
                      {reference}
                    </Anchor>
                  </span>
                ))}
                {")"}
              </>
            ) : null}
            . {row.often}
          </li>
        ))}
      </ul>
    </Card>
  );
}
