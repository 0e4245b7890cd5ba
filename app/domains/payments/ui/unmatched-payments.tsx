import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";
import { periodWords } from "../payment-words.rules";
import type { Candidate, UnmatchedPayment, UnmatchedView } from "../queries/list-unmatched.server";

/** Payments that are for no placement that is known, with what they may be for. */
export function UnmatchedPage({ view }: { view: UnmatchedView }) {
  const paths = useCouncilPaths();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Payment files", to: paths.paymentImports() },
          { label: "Unmatched payments" },
        ]}
      />
      <PageHeading
        title="Unmatched payments"
        lede="Payments to providers that fit several placements, or none. To match one, add the placement’s reference (PL-…) to its row in your finance system and send a new payment file."
      />
      {view.rows.length === 0 ? (
        <EmptyState title="No unmatched payments">
          <p>Every payment to a linked supplier is matched to a placement.</p>
        </EmptyState>
      ) : (
        <DataTable<UnmatchedView["rows"][number]>
          caption="Newest first"
          columns={[
            { header: "Provider", cell: (row) => row.otherSide },
            { header: "Paid on", cell: (row) => dateWords(row.paidOn) },
            { header: "Reference", cell: referenceOf },
            { header: "Could be for", cell: (row) => <Candidates {...row} /> },
            { header: "Unmatched", numeric: true, cell: leftOf },
          ]}
          rows={view.rows}
          rowKey={({ id }) => id}
        />
      )}
      {view.more ? <p>Only the newest are listed.</p> : null}
    </>
  );
}

function Candidates({ candidates, reversed }: { candidates: readonly Candidate[]; reversed: boolean }) {
  const paths = useCouncilPaths();
  if (reversed) return "Nothing: it was reversed";
  if (candidates.length === 0) return "Nothing expected";
  return (
    <ul className="list-disc pl-5">
      {candidates.map((one) => (
        <li key={`${one.placement} ${one.from}`}>
          <Anchor to={paths.placement(one.placement).paymentPeriod(one.from)}>
            {one.placement}, {periodWords(one)}
          </Anchor>
          : {formatPence(one.left)} not paid yet
        </li>
      ))}
    </ul>
  );
}

/** What both sides know a payment by. */
export function referenceOf({ documentNumber, remittance }: UnmatchedPayment): string {
  return [documentNumber, remittance].filter((one) => one !== null).join(", ") || "None";
}

/** "£400.00", "−£400.00, reversed", or of a payment that is matched in part "£36.00 of £436.00". */
export function leftOf({ pence, whole, reversed }: UnmatchedPayment): string {
  if (reversed) return `${formatPence(whole)}, reversed`;
  return pence === whole ? formatPence(pence) : `${formatPence(pence)} of ${formatPence(whole)}`;
}
