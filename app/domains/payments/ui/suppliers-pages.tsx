import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { DecisionPage } from "~/ui/decision-page";
import { EmptyState } from "~/ui/empty-state";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import type { linkSupplierSchema } from "../payment-supplier.schema";
import type { SupplierRow, SuppliersView, SupplierView } from "../queries/list-suppliers.server";

const sent = sentBy<typeof linkSupplierSchema>();

/** Whom the ledger pays, and which of them is which provider. */
export function SuppliersPage({ view, formKey }: { view: SuppliersView; formKey: string }) {
  const paths = useCouncilPaths();
  const name = {
    header: "Supplier",
    cell: (row: SupplierRow) =>
      row.linkable ? <Anchor to={paths.paymentSupplier(row.id)}>{row.name}</Anchor> : row.name,
  };
  const number = { header: "Number", cell: (row: SupplierRow) => row.number ?? "None" };
  const paid = { header: "Paid", numeric: true, cell: (row: SupplierRow) => formatPence(row.pence) };
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Payment files", to: paths.paymentImports() },
          { label: "Suppliers" },
        ]}
      />
      <PageHeading
        title="Suppliers"
        lede="Link the suppliers that are providers on Homeward, so that they see what you paid them. Leave the rest."
      />
      {view.unlinked.length === 0 ? (
        <Nothing anyLinked={view.linked.length > 0} />
      ) : (
        <DataTable<SupplierRow>
          caption="Not linked"
          columns={[
            name,
            number,
            paid,
            { header: "Provider", cell: (row) => <Proposal row={row} formKey={formKey} /> },
          ]}
          rows={view.unlinked}
          rowKey={({ id }) => id}
        />
      )}
      {view.more ? <p>Showing 100. Likely providers come first, then the largest amounts.</p> : null}
      {view.linked.length === 0 ? null : (
        <div className="mt-8">
          <DataTable<SupplierRow>
            caption="Linked"
            columns={[name, number, paid, { header: "Provider", cell: (row) => row.linked?.name ?? "" }]}
            rows={view.linked}
            rowKey={({ id }) => id}
          />
          {view.moreLinked ? <p>Only the 100 that were paid most are listed.</p> : null}
        </div>
      )}
    </>
  );
}

function Nothing({ anyLinked }: { anyLinked: boolean }) {
  if (anyLinked) return <EmptyState title="Every supplier is linked to a provider" />;
  return (
    <EmptyState title="No suppliers to link">
      <p>Suppliers appear here once a payment file has been imported.</p>
    </EmptyState>
  );
}

function Proposal({ row, formKey }: { row: SupplierRow; formKey: string }) {
  const paths = useCouncilPaths();
  const page = paths.paymentSupplier(row.id);
  if (!row.linkable) return "Cannot be linked";
  if (!row.proposed)
    return (
      <Anchor to={page}>
        Choose a provider<span className="sr-only"> for {row.name}</span>
      </Anchor>
    );
  return (
    <Form method="post" action={page}>
      <HiddenField {...sent("provider", row.proposed.id)} />
      <HiddenField name="version" value={row.version} />
      <HiddenField name="key" value={formKey} />
      <Button>Link to {row.proposed.name}</Button>
    </Form>
  );
}

type Props = { view: SupplierView; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** One supplier: which provider it is. */
export function SupplierPage({ view, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const [form, fields] = useFormOf<typeof linkSupplierSchema>({
    id: "payment-supplier",
    lastResult,
    defaultValue: { provider: view.proposed?.id },
  });
  const { linked } = view;
  return (
    <DecisionPage
      crumbs={[
        { label: "Payments", to: paths.payments() },
        { label: "Suppliers", to: paths.paymentSuppliers() },
        { label: view.name },
      ]}
      title={view.name}
      before={<Known view={view} />}
      consequences={
        linked
          ? [`${linked.name} no longer sees what you paid this supplier.`]
          : ["The provider sees every payment to this supplier, including earlier ones."]
      }
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button={linked ? `Remove link to ${linked.name}` : "Link supplier"}
      dangerous={linked !== null}
      back={{ to: paths.paymentSuppliers(), words: "Cancel" }}
    >
      {linked ? null : (
        <Select
          field={fields.provider}
          label="Provider"
          hint="Providers that you have placed a child with."
          options={view.providers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </DecisionPage>
  );
}

function Known({ view }: { view: SupplierView }) {
  const [, ...former] = view.names;
  return (
    <SummaryList
      rows={[
        { key: "Supplier number", value: view.number ?? "None" },
        ...(former.length === 0 ? [] : [{ key: "Earlier names", value: former.join(", ") }]),
        { key: "Payments", value: view.payments.toLocaleString("en-GB") },
        { key: "Paid", value: formatPence(view.pence) },
        { key: "Provider", value: view.linked?.name ?? "Not linked" },
      ]}
    />
  );
}
