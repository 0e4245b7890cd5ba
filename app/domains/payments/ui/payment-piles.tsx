import type { ReactNode } from "react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Tag } from "~/ui/tag";
import { useSidePaths } from "~/use-paths";
import { claimWords, clockTag, standingWords } from "../clock-words.rules";
import { paidTag } from "../paid-words.rules";
import type { PeriodSum, Pile } from "../payment-piles.rules";
import { periodWords } from "../payment-words.rules";
import type { LastPayment } from "../queries/last-payments.server";
import type { PaymentsView } from "../queries/view-payments.server";

type Props = { view: PaymentsView };
type Column = Parameters<typeof DataTable<PeriodSum>>[0]["columns"][number];

/** Over their 30 days: by how much, and what may be claimed. */
export function LatePile({ view: { side, late } }: Props) {
  const columns: Column[] = [
    { header: "Late", cell: (row) => <Mark row={row} /> },
    {
      header: "Interest",
      cell: ({ clock }) => (clock && claimWords(clock.claim)) ?? "",
    },
  ];
  return (
    <PileCard title="Late" pile={late} side={side} columns={columns}>
      Counted to today, unless a payment has been made that Homeward does not know of. Interest is an
      estimate, if {side === "provider" ? "you claim it" : "the provider claims it"}.
    </PileCard>
  );
}

/** Their 30 days run: how many are used, and until when. */
export function RunningPile({ view: { side, running } }: Props) {
  const columns: Column[] = [
    {
      header: "Days",
      cell: ({ clock }) => clock && standingWords(clock),
    },
    {
      header: "Last day to pay on time",
      cell: ({ clock }) => (clock?.lastDay ? dateWords(clock.lastDay) : "Stopped"),
    },
  ];
  return (
    <PileCard
      title={side === "provider" ? "With the council" : "With you"}
      pile={running}
      side={side}
      columns={columns}
    >
      {side === "provider" ? "The council’s finance team acts next." : "Your finance team acts next."}
    </PileCard>
  );
}

/** Their 30 days are over, and nobody has told whether they were paid. */
export function UnsurePile({ view: { side, unsure } }: Props) {
  const columns: Column[] = [
    {
      header: "Last day to pay on time",
      cell: ({ clock }) => (clock?.lastDay ? dateWords(clock.lastDay) : ""),
    },
  ];
  return (
    <PileCard
      title={
        side === "provider" ? "Needs you: check your bank account" : "Needs you: check your finance system"
      }
      pile={unsure}
      side={side}
      columns={columns}
    >
      Homeward does not know yet whether these were paid.{" "}
      {side === "provider"
        ? "If one has not arrived, open its period and raise a query."
        : "They are matched when you send a newer payment file."}
    </PileCard>
  );
}

type PileProps = {
  title: string;
  pile: Pile;
  side: PaymentsView["side"];
  columns: Column[];
  children: ReactNode;
};

function PileCard({ title, pile, side, columns, children }: PileProps) {
  const paths = useSidePaths();
  if (pile.rows.length === 0) return null;
  return (
    <Card title={`${title}: ${formatPence(pile.pence)}`}>
      <p>{children}</p>
      <DataTable<PeriodSum>
        caption={title}
        captionHidden
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
          ...columns,
          { header: "Unpaid", numeric: true, cell: (row) => <Unpaid row={row} /> },
        ]}
        rows={pile.rows}
        rowKey={({ placement, from, paysOn }) => `${placement} ${from} ${paysOn}`}
      />
      {pile.more > 0 ? (
        <p className="mb-0 mt-4">{pile.more === 1 ? "1 more is" : `${pile.more} more are`} not listed.</p>
      ) : null}
    </Card>
  );
}

function Unpaid({ row: { clock, state } }: { row: PeriodSum }) {
  const tag = state === "part" ? paidTag(state) : undefined;
  return (
    <>
      {formatPence(clock?.openPence ?? 0)} {tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : null}
    </>
  );
}

function Mark({ row: { clock } }: { row: PeriodSum }) {
  const tag = clock && clockTag(clock);
  return tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : null;
}

/** What was paid last, as the council’s finance system says. */
export function LastPayments({ view: { side, last } }: Props) {
  if (last.length === 0) return null;
  return (
    <Card title={side === "provider" ? "Last payments received" : "Last payments made"}>
      <DataTable<LastPayment>
        caption="Newest first"
        captionHidden
        columns={[
          { header: "Paid on", cell: (row) => dateWords(row.paidOn) },
          { header: side === "provider" ? "Council" : "Provider", cell: (row) => row.otherSide },
          { header: "Remittance", cell: (row) => row.remittance ?? "Not given" },
          { header: "Payments", numeric: true, cell: (row) => row.payments },
          { header: "Amount", numeric: true, cell: (row) => formatPence(row.pence) },
        ]}
        rows={last}
        rowKey={({ paidOn, otherSide, remittance }) => `${paidOn} ${otherSide} ${remittance}`}
      />
    </Card>
  );
}
