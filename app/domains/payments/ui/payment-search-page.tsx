import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { plainField } from "~/ui/form-field";
import { PageHeading } from "~/ui/page-heading";
import { TextField } from "~/ui/text-field";
import { useSidePaths } from "~/use-paths";
import { periodWords } from "../payment-words.rules";
import type { FoundPayment, PaymentSearch } from "../queries/search-payments.server";

const FORM = "find-payment";
const TOO_SHORT = "Enter at least 3 letters or digits";

/** A payment is found by its invoice number or by the placement that it is for. */
export function PaymentSearchPage({ search }: { search: PaymentSearch }) {
  const paths = useSidePaths();
  const { asked, short, rows, more } = search;
  const errors = short && asked !== "" ? [TOO_SHORT] : [];
  return (
    <>
      <Breadcrumbs items={[{ label: "Payments", to: paths.payments() }, { label: "Find a payment" }]} />
      <ErrorSummary form={{ id: FORM, allErrors: { q: errors } }} />
      <PageHeading title="Find a payment" />
      <form method="get" action={paths.paymentSearch()} className="my-5" aria-label="Find a payment">
        <TextField
          field={plainField("q", { value: asked, errors, formId: FORM })}
          label="Invoice number or placement reference"
          hint="For example, INV-00123 or PL-7K3M9Q. At least 3 letters or digits."
          type="search"
          width={20}
          autoComplete="off"
        />
        <Actions>
          <Button>Find</Button>
        </Actions>
      </form>
      {asked === "" || short ? null : rows.length === 0 ? (
        <EmptyState title="No payment found">
          <p>
            Only payments in {search.side === "provider" ? "the councils’" : "your"} payment files can be
            found here.
          </p>
        </EmptyState>
      ) : (
        <Found search={search} />
      )}
      {more ? <p>Only the newest {rows.length} are listed. Enter more of the number.</p> : null}
    </>
  );
}

function Found({ search: { side, rows } }: { search: PaymentSearch }) {
  return (
    <DataTable<FoundPayment>
      caption="Newest first"
      columns={[
        { header: "Paid on", cell: (row) => dateWords(row.paidOn) },
        { header: side === "provider" ? "Council" : "Provider", cell: (row) => row.otherSide },
        { header: "Invoice", cell: (row) => row.documentNumber ?? "Not given" },
        { header: "Remittance", cell: (row) => row.remittance ?? "Not given" },
        { header: "For", cell: (row) => <For payment={row} /> },
        { header: "Amount", numeric: true, cell: (row) => formatPence(row.pence) },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function For({ payment: { periods } }: { payment: FoundPayment }) {
  const paths = useSidePaths();
  if (periods.length === 0) return <>Not matched to a placement</>;
  return (
    <ul>
      {periods.map(({ placement, from, to }) => (
        <li key={`${placement} ${from}`}>
          <Anchor to={paths.placement(placement).paymentPeriod(from)}>
            {placement}, {periodWords({ from, to })}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
