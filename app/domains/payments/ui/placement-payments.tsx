import { dateWords } from "~/domains/offers/cost-words.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Figures } from "~/ui/figures";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { useSidePaths } from "~/use-paths";
import { standingWords } from "../clock-words.rules";
import { paidTag } from "../paid-words.rules";
import { periodWords } from "../payment-words.rules";
import type { LineRow, PeriodView, PlacementPaymentsView } from "../queries/view-placement-payments.server";
import { ClockCard } from "./clock-card";
import { HoldsCard } from "./payment-hold-pages";
import { QueryList } from "./payment-query-list";
import { InvoicesCard, PaidCard } from "./period-cards";
import { OrderCard } from "./placement-order-pages";

type Named = Omit<PlacementPaymentsView, "periods">;

/** What is expected for one placement: agreed, and by period. */
export function PlacementPaymentsPage({ view }: { view: PlacementPaymentsView }) {
  const paths = useSidePaths();
  return (
    <>
      <Crumbs view={view} />
      <PageHeading title={`Payments for ${view.reference}`} above={aboveOf(view)} />
      <p>
        <Anchor to={paths.paymentDocuments()}>
          {view.invoicesTo ? "Send an invoice, or see those you sent" : "Invoices"}
        </Anchor>
      </p>
      <OrderCard view={view} />
      {view.periods.length === 0 ? (
        <EmptyState title="No payments are expected yet">
          <p>{missingWords(view)}</p>
        </EmptyState>
      ) : (
        <PeriodTable view={view} />
      )}
      <Queries view={view} />
    </>
  );
}

/** What was expected, paid and not paid in all, and by period. */
function PeriodTable({ view }: { view: PlacementPaymentsView }) {
  const page = useSidePaths().placement(view.reference);
  const sum = (pence: (period: PeriodView) => number) =>
    formatPence(view.periods.reduce((all, period) => all + pence(period), 0));
  return (
    <>
      <div className="mb-6">
        <Figures
          items={[
            {
              value: sum(({ pence }) => pence),
              words: `expected up to ${dateWords(lastNightOf(view.periods))}`,
            },
            { value: sum(({ paid }) => paid?.pence ?? 0), words: "paid and matched" },
            {
              value: sum(({ clocks }) => clocks.reduce((all, { openPence }) => all + openPence, 0)),
              words: "not known to be paid",
            },
          ]}
        />
      </div>
      <DataTable<PeriodView>
        caption="By period, newest first"
        columns={[
          {
            header: "Period",
            cell: (row) => <Anchor to={page.paymentPeriod(row.from)}>{periodWords(row)}</Anchor>,
          },
          {
            header: "Payment day",
            cell: (row) => (row.paysOn ? dateWords(row.paysOn) : "As an adjustment"),
          },
          { header: "Status", cell: (row) => <Status period={row} /> },
          { header: "30 days", cell: (row) => row.clocks.map(standingWords).join(". ") },
          { header: "Expected", numeric: true, cell: (row) => formatPence(row.pence) },
          {
            header: "Paid",
            numeric: true,
            cell: (row) => (row.paid ? formatPence(row.paid.pence) : unpaidWords(row, view)),
          },
        ]}
        rows={view.periods}
        rowKey={({ from }) => from}
      />
    </>
  );
}

/** The last night that anything is expected for. */
const lastNightOf = (periods: readonly PeriodView[]) =>
  periods
    .map(({ lastNight }) => lastNight)
    .sort()
    .at(-1) ?? "";

/** One period: what it comes to and why, and its steps day by day. */
export function PaymentPeriodPage({ view }: { view: Named & { period: PeriodView } }) {
  const { period, side } = view;
  const passed = period.paysOn !== null && period.paysOn < view.today;
  return (
    <>
      <Crumbs view={view} period={period} />
      <PageHeading
        title={`${formatPence(period.pence)} for ${periodWords(period)}`}
        above={aboveOf(view)}
        tags={<Status period={period} />}
      />
      {period.paid || (passed && period.state !== "nothing") ? (
        <PaidCard period={period} side={side} mayMatch={view.holdsPayments} />
      ) : null}
      <Card title="How it is worked out">
        <DataTable<LineRow>
          caption="Lines of this period"
          captionHidden
          columns={[
            { header: "Fee", cell: (row) => row.fee },
            { header: "Worked out", cell: (row) => row.sum },
            { header: "Amount", numeric: true, cell: (row) => formatPence(row.pence) },
          ]}
          rows={period.lines}
          rowKey={({ id }) => id}
        />
        <p className="mt-4 mb-0">
          Total <strong>{formatPence(period.pence)}</strong>. The first night is paid, the day of leaving is
          not.
        </p>
      </Card>
      <ClockCard clocks={period.clocks} side={side} today={view.today} />
      <HoldsCard
        reference={view.reference}
        from={period.from}
        holds={period.holds}
        mayHold={view.holdsPayments}
      />
      <InvoicesCard period={period} to={view.invoicesTo} />
      <Card title="Day by day">
        <Timeline
          label="Day by day"
          items={period.ladder.map((step) => ({
            id: `${step.on} ${step.words}`,
            when: step.state === "ahead" ? `${dayWords(step.on)} (to come)` : dayWords(step.on),
            dateTime: step.on,
            text: step.words,
            ...(step.who ? { who: step.who } : {}),
          }))}
        />
      </Card>
      <Queries view={view} from={period.from} />
    </>
  );
}

/** What the provider has asked about payments of the placement, and the way to ask. */
function Queries({ view, from }: { view: Named; from?: string }) {
  const { queries, raisesQueries, reference } = view;
  const page = useSidePaths().placement(reference);
  if (!raisesQueries && queries.length === 0) return null;
  return (
    <section className="mt-8">
      <h2>Queries</h2>
      {queries.length === 0 ? (
        <p>No queries have been raised.</p>
      ) : (
        <QueryList label="Queries" rows={queries} />
      )}
      {raisesQueries ? (
        <Actions>
          <ButtonLink tone="plain" to={page.raisePaymentQuery(from)}>
            Raise a query
          </ButtonLink>
        </Actions>
      ) : null}
    </section>
  );
}

/** "Not known yet", "No payment matched"; nothing while the payment day is to come. */
function unpaidWords({ state, paysOn }: PeriodView, { today }: Pick<Named, "today">): string {
  if (state === "none") return "No payment matched";
  if (state === "nothing") return "";
  return paysOn !== null && paysOn < today ? "Not known yet" : "";
}

function Crumbs({ view, period }: { view: Named; period?: PeriodView }) {
  const paths = useSidePaths();
  const page = paths.placement(view.reference);
  return (
    <Breadcrumbs
      items={[
        { label: "Placements", to: paths.placements() },
        { label: view.reference, to: page.page() },
        ...(period
          ? [{ label: "Payments", to: page.payments() }, { label: periodWords(period) }]
          : [{ label: "Payments" }]),
      ]}
    />
  );
}

function aboveOf({ side, child, service, council, provider }: Named): string {
  return `${child} at ${service} · ${side === "provider" ? council : provider}`;
}

/** The first thing that is missing, and who does it. */
function missingWords({ missing, council }: Named): string {
  if (!missing?.movedIn) return "Neither side has confirmed that the child moved in.";
  if (!missing.signed) return "The agreement has not been signed by both sides.";
  return `${council} has not set a payment calendar that covers these nights.`;
}

function Status({ period }: { period: PeriodView }) {
  const paid = paidTag(period.state);
  if (paid) return <Tag tone={paid.tone}>{paid.words}</Tag>;
  if (period.closed) return <Tag tone="plain">Closed</Tag>;
  return <Tag tone="info">{`Closes ${dateWords(period.closesOn ?? "")}`}</Tag>;
}
