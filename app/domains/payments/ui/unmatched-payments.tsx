import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";
import { periodWords } from "../payment-words.rules";
import type { UnmatchedPayment, UnmatchedView } from "../queries/list-unmatched.server";

/** Payments that are for no placement that is known, with what they may be for and the way to say it. */
export function UnmatchedPage({ view, done }: { view: UnmatchedView; done: string | null }) {
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
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        title="Unmatched payments"
        lede="Payments to providers that fit several placements, or none. Match each by hand, or add the placement’s reference (PL-…) to its row in your finance system and send a new payment file."
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
            {
              header: "Action",
              cell: ({ id, reversed }) =>
                reversed ? "None needed" : <Anchor to={paths.matchPayment(id).page()}>Match</Anchor>,
            },
          ]}
          rows={view.rows}
          rowKey={({ id }) => id}
        />
      )}
      <KeyPaging
        label="More unmatched payments"
        previous={view.further ? { to: paths.unmatchedPayments(), words: "Back to the first" } : undefined}
        next={
          view.next
            ? { to: `${paths.unmatchedPayments()}?after=${view.next}`, words: "Older payments" }
            : undefined
        }
      />
    </>
  );
}

type CandidatesProps = Pick<UnmatchedView["rows"][number], "candidates" | "reversed" | "paidBefore">;

function Candidates({ candidates, reversed, paidBefore }: CandidatesProps) {
  const paths = useCouncilPaths();
  const twice = twiceWords(paidBefore);
  if (twice !== null) return twice;
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

/** "Paid twice? The same amount was paid for the same thing on 3 June 2026"; null where it was not. */
export function twiceWords(paidBefore: string | null): string | null {
  return paidBefore === null
    ? null
    : `Paid twice? The same amount was paid for the same thing on ${dateWords(paidBefore)}`;
}

/** What both sides know a payment by. */
export function referenceOf({
  documentNumber,
  remittance,
}: Pick<UnmatchedPayment, "documentNumber" | "remittance">): string {
  return [documentNumber, remittance].filter((one) => one !== null).join(", ") || "None";
}

/** "£400.00", "−£400.00, reversed", or of a payment that is matched in part "£36.00 of £436.00". */
export function leftOf({ pence, whole, reversed }: UnmatchedPayment): string {
  if (reversed) return `${formatPence(whole)}, reversed`;
  return pence === whole ? formatPence(pence) : `${formatPence(pence)} of ${formatPence(whole)}`;
}
