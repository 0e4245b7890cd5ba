import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useSidePaths } from "~/use-paths";
import { balanceTitle, monthsBeside } from "../account-statement.rules";
import { monthWords, periodWords } from "../payment-words.rules";
import type { AccountStatementView } from "../queries/view-account-statement.server";

type Side = AccountStatementView["sides"][number];
type Entry = AccountStatementView["entries"][number];

/** So many entries are on the page; the file has all. */
const MAX_ENTRIES = 300;

/** A month of an organisation: opening, what was expected, what was paid, closing. */
export function AccountStatementPage({ view }: { view: AccountStatementView }) {
  const paths = useSidePaths();
  const { month, side, sides, entries } = view;
  const { before, after } = monthsBeside(month);
  const other = side === "provider" ? "Council" : "Provider";
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Payments", to: paths.payments() }, { label: `Statement for ${monthWords(month)}` }]}
      />
      <PageHeading title={`Statement for ${monthWords(month)}`} lede={ledeOf(side)} />
      <p>
        <Anchor to={`${paths.paymentStatement()}?month=${before}`}>{monthWords(before)}</Anchor>
        {month < view.thisMonth ? (
          <>
            {" · "}
            <Anchor to={`${paths.paymentStatement()}?month=${after}`}>{monthWords(after)}</Anchor>
          </>
        ) : null}
        {" · "}
        <a href={`${paths.paymentStatementFile()}?month=${month}`} download>
          Download CSV
        </a>
      </p>
      {sides.length === 0 ? (
        <EmptyState title="Nothing expected or paid">
          <p>Nothing was expected in {monthWords(month)}, nothing was paid and nothing was open before.</p>
        </EmptyState>
      ) : (
        <Card title={balanceTitle(view.total.closingPence, view)}>
          <DataTable<Side>
            caption={`Balances by ${other.toLowerCase()}`}
            captionHidden
            columns={[
              { header: other, cell: (row) => row.otherSide },
              { header: "Opening", numeric: true, cell: (row) => formatPence(row.openingPence) },
              { header: "Expected", numeric: true, cell: (row) => formatPence(row.duePence) },
              { header: "Paid", numeric: true, cell: (row) => formatPence(row.paidPence) },
              { header: "Closing", numeric: true, cell: (row) => formatPence(row.closingPence) },
              {
                header: "Payments known until",
                cell: (row) => (row.knownUntil ? dateWords(row.knownUntil) : "No payments known"),
              },
            ]}
            rows={sides}
            rowKey={({ otherSideId }) => otherSideId}
          />
        </Card>
      )}
      {entries.length > 0 ? (
        <DataTable<Entry & { at: number }>
          caption="Day by day"
          columns={[
            { header: "Date", cell: (row) => dateWords(row.on) },
            { header: other, cell: (row) => row.otherSide },
            { header: "What", cell: (row) => <What entry={row} /> },
            {
              header: "Expected",
              numeric: true,
              cell: (row) => (row.kind === "due" ? formatPence(row.pence) : ""),
            },
            {
              header: "Paid",
              numeric: true,
              cell: (row) => (row.kind === "paid" ? formatPence(row.pence) : ""),
            },
          ]}
          rows={entries.slice(0, MAX_ENTRIES).map((entry, at) => ({ ...entry, at }))}
          rowKey={({ at }) => String(at)}
        />
      ) : null}
      {entries.length > MAX_ENTRIES ? (
        <p>
          The first {MAX_ENTRIES} of {entries.length} are listed. The CSV has all of them.
        </p>
      ) : null}
    </>
  );
}

const ledeOf = (side: AccountStatementView["side"]) =>
  side === "provider"
    ? "What councils should pay you counts on its payment day. What they paid is as in their payment files."
    : "What you should pay providers counts on its payment day. What you paid is as in your payment files.";

function What({ entry }: { entry: Entry }) {
  const paths = useSidePaths();
  const { placement, from, to, documentNumber, remittance } = entry;
  if (placement !== null && from !== null && to !== null)
    return (
      <Anchor to={paths.placement(placement).paymentPeriod(from)}>
        {placement}, {periodWords({ from, to })}
      </Anchor>
    );
  const known = [
    ...(documentNumber === null ? [] : [`invoice ${documentNumber}`]),
    ...(remittance === null ? [] : [`remittance ${remittance}`]),
  ];
  return <>{["Payment", ...known].join(", ")}</>;
}
