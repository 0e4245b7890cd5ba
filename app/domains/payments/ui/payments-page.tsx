import { dateWords } from "~/domains/offers/cost-words.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Figures } from "~/ui/figures";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { useSidePaths } from "~/use-paths";
import { paidTag } from "../paid-words.rules";
import type { PaymentDay, PeriodSum } from "../payment-piles.rules";
import { periodWords } from "../payment-words.rules";
import type { UnmatchedPayment } from "../queries/list-unmatched.server";
import type { PaymentsView } from "../queries/view-payments.server";
import { LastPayments, LatePile, RunningPile, UnsurePile } from "./payment-piles";
import { leftOf, referenceOf, twiceWords } from "./unmatched-payments";

type Props = {
  view: PaymentsView;
  calendarAt: string | null;
  ordersAt: string | null;
  importsAt: string | null;
};

/** What is owed, what comes next, and who has to act: the first thing that somebody in finance looks at, also on a phone. */
export function PaymentsPage({ view, calendarAt, ordersAt, importsAt }: Props) {
  const { side, due, passed, running, late, unsure } = view;
  const paths = useSidePaths();
  const [next, ...later] = due;
  const some = due.length + passed.length + running.rows.length + late.rows.length + unsure.rows.length > 0;
  return (
    <>
      <PageHeading title="Payments" lede={ledeOf(view)} />
      <p>
        <Anchor to={paths.paymentDocuments()}>Invoices</Anchor>
      </p>
      <p>
        <Anchor to={paths.paymentQueries()}>Payment queries</Anchor>
      </p>
      {calendarAt ? (
        <p>
          <Anchor to={calendarAt}>Payment calendar</Anchor>
        </p>
      ) : null}
      {ordersAt ? (
        <p>
          <Anchor to={ordersAt}>Missing purchase orders</Anchor>
        </p>
      ) : null}
      {importsAt ? (
        <p>
          <Anchor to={importsAt}>Payment files and suppliers</Anchor>
        </p>
      ) : null}
      <p>
        <Anchor to={paths.paymentStatement()}>Monthly statements</Anchor>
        {" · "}
        <Anchor to={paths.paymentSearch()}>Find a payment</Anchor>
      </p>
      {some ? <Owed view={view} /> : <Nothing view={view} />}
      {next ? <Day day={next} side={side} title={`Next payment: ${dayWords(next.on)}`} /> : null}
      <LatePile view={view} />
      <RunningPile view={view} />
      <UnsurePile view={view} />
      <LastPayments view={view} />
      {later.map((day) => (
        <Day key={day.on} day={day} side={side} title={`Expected on ${dayWords(day.on)}`} />
      ))}
      {passed.length > 0 ? (
        <>
          <h2 className="mt-10">Payment day has passed</h2>
          {passed.map((day) => (
            <Day key={day.on} day={day} side={side} title={`Expected on ${dayWords(day.on)}`} passed />
          ))}
        </>
      ) : null}
      {view.unmatched.length > 0 ? <Unmatched view={view} /> : null}
      {view.more ? <p>Not all are listed. Open a placement to see all of its payments.</p> : null}
    </>
  );
}

/** "£84,310.20 not paid yet by 3 councils, including payments still to come", and what comes next. */
function Owed({ view: { side, due, late, unsure, duePence, payers } }: { view: PaymentsView }) {
  const [next] = due;
  return (
    <div className="mb-6">
      <Figures
        items={[
          {
            value: formatPence(duePence),
            words: notPaidWords(side, payers, unsure.pence),
          },
          ...(next ? [{ value: formatPence(next.pence), words: `next, on ${dayWords(next.on)}` }] : []),
          ...(late.pence > 0 ? [{ value: formatPence(late.pence), words: "of this is late" }] : []),
        ]}
      />
    </div>
  );
}

/** What the first figure counts, and what it leaves out. */
function notPaidWords(side: PaymentsView["side"], payers: number, unsurePence: number): string {
  const whose = `${side === "provider" ? "by" : "to"} ${counted(payers, side)}`;
  const without = unsurePence === 0 ? "" : `, without ${formatPence(unsurePence)} that may have been paid`;
  return `not paid yet ${whose}, including payments still to come${without}`;
}

const counted = (count: number, side: PaymentsView["side"]) =>
  side === "provider"
    ? count === 1
      ? "1 council"
      : `${count} councils`
    : count === 1
      ? "1 provider"
      : `${count} providers`;

const ledeOf = ({ side }: PaymentsView) =>
  side === "provider"
    ? "What councils should pay you, worked out from signed agreements and the nights children stayed."
    : "What you should pay providers, worked out from signed agreements and the nights children stayed.";

function Nothing({ view: { calendarSet } }: { view: PaymentsView }) {
  return (
    <EmptyState title="No payments are expected yet">
      <p>
        {calendarSet === false
          ? "No payment calendar has been set. Until then no payments are worked out."
          : "A payment is expected once the child has moved in, both sides have signed the agreement and the council has set its payment calendar."}
      </p>
    </EmptyState>
  );
}

type DayProps = { day: PaymentDay; side: PaymentsView["side"]; title: string; passed?: boolean };

function Day({ day, side, title, passed = false }: DayProps) {
  const paths = useSidePaths();
  if (day.rows.length === 0) return null;
  return (
    <Card title={title}>
      <DataTable<PeriodSum>
        caption={`Total ${formatPence(day.pence)}`}
        columns={[
          {
            header: "Placement",
            cell: (row) => (
              <Anchor to={paths.placement(row.placement).paymentPeriod(row.from)}>
                {row.placement}, from {dateWords(row.from)}
              </Anchor>
            ),
          },
          { header: side === "provider" ? "Council" : "Provider", cell: (row) => row.otherSide },
          { header: "Period", cell: (row) => periodWords(row) },
          { header: "Expected", numeric: true, cell: (row) => formatPence(row.pence) },
          ...(passed || day.rows.some(({ paid }) => paid !== 0)
            ? [{ header: "Paid", numeric: true, cell: (row: PeriodSum) => <Paid row={row} /> }]
            : []),
        ]}
        rows={day.rows}
        rowKey={({ placement, from }) => `${placement} ${from}`}
      />
    </Card>
  );
}

function Paid({ row: { paid, state } }: { row: PeriodSum }) {
  const tag = paidTag(state);
  return (
    <>
      {paid === 0 ? (tag ? null : "Not known yet") : formatPence(paid)}{" "}
      {tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : null}
    </>
  );
}

/** What a provider was paid that may be for several placements, or for none. */
function Unmatched({ view: { unmatched, moreUnmatched } }: { view: PaymentsView }) {
  const paths = useSidePaths();
  return (
    <>
      <h2 className="mt-10">Received, not matched to a placement</h2>
      <p>
        If you know what a payment is for, open the payments of that{" "}
        <Anchor to={paths.placements()}>placement</Anchor> and raise a query, so that the council can match
        it.
      </p>
      <DataTable<UnmatchedPayment>
        caption="Received, not matched to a placement"
        captionHidden
        columns={[
          { header: "Council", cell: (row) => row.otherSide },
          { header: "Paid on", cell: (row) => dateWords(row.paidOn) },
          { header: "Reference", cell: referenceOf },
          ...(unmatched.some(({ paidBefore }) => paidBefore !== null)
            ? [{ header: "Note", cell: (row: UnmatchedPayment) => twiceWords(row.paidBefore) ?? "" }]
            : []),
          { header: "Amount", numeric: true, cell: leftOf },
        ]}
        rows={unmatched}
        rowKey={({ id }) => id}
      />
      {moreUnmatched ? <p>Only the newest {unmatched.length} are listed.</p> : null}
    </>
  );
}
