import type { SubmissionResult } from "@conform-to/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DecisionPage } from "~/ui/decision-page";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths, useSidePaths } from "~/use-paths";
import { ORDER_CHOICES, ORDER_WORKING_DAYS, orderWords } from "../placement-order.rules";
import type { placementOrderSchema } from "../placement-order.schema";
import type { MissingOrder, MissingOrdersView } from "../queries/list-missing-orders.server";
import type { OrderEntry, PlacementOrderPage } from "../queries/view-placement-order.server";
import type { PlacementPaymentsView } from "../queries/view-placement-payments.server";

/** The order that a placement is paid under, or since when there is none; for the council with the codes beside it. */
export function OrderCard({ view }: { view: Pick<PlacementPaymentsView, "order" | "side" | "reference"> }) {
  const { order, side, reference } = view;
  const { codes } = order;
  return (
    <Card title="Purchase order">
      <SummaryList
        rows={[
          { key: "Order number", value: orderWords(order.clock, side) },
          ...(codes === null
            ? []
            : [
                { key: "Ledger code", value: codes.ledgerCode ?? "Not given" },
                { key: "Cost centre", value: codes.costCentre ?? "Not given" },
                ...(codes.caseId === undefined
                  ? []
                  : [{ key: "Case system number", value: codes.caseId ?? "Not given" }]),
              ]),
        ]}
      />
      {order.keeps ? <ChangeOrder reference={reference} /> : null}
    </Card>
  );
}

function ChangeOrder({ reference }: { reference: string }) {
  const paths = useCouncilPaths();
  return (
    <p className="mt-4 mb-0">
      <Anchor to={paths.placement(reference).paymentOrder()}>Change the order or codes</Anchor>
    </p>
  );
}

type Props = {
  view: PlacementOrderPage;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Whoever keeps the order and the codes of a placement says what holds from now on. */
export function PlacementOrderForm({ view, formKey, lastResult }: Props) {
  const side = useSidePaths();
  const page = side.placement(view.reference);
  const [now] = view.history;
  const [form, fields] = useFormOf<typeof placementOrderSchema>({
    id: "placement-order",
    lastResult,
    defaultValue: {
      order: now?.choice ?? "none-yet",
      orderNumber: now?.orderNumber,
      ledgerCode: now?.ledgerCode,
      costCentre: now?.costCentre,
      caseId: now?.caseId,
    },
  });
  return (
    <>
      <DecisionPage
        crumbs={[
          { label: "Placements", to: side.placements() },
          { label: view.reference, to: page.page() },
          { label: "Payments", to: page.payments() },
          { label: "Purchase order and codes" },
        ]}
        title="Purchase order and codes"
        above={`${view.child} at ${view.service} · ${view.provider}`}
        consequences={[
          "The provider sees the order number and is told by email when it changes. The codes stay with your council.",
          `Without an order, the provider sees how long it has been missing. One is due within ${ORDER_WORKING_DAYS} working days of the first night.`,
          "The 30 days for payment run with or without an order.",
        ]}
        form={form}
        formKey={formKey}
        version={keptVersion(lastResult, view.version)}
        button="Save order and codes"
        back={{ to: page.payments(), words: "Cancel" }}
      >
        <RadioGroup
          field={fields.order}
          label="Is there a purchase order?"
          options={optionsOf(ORDER_CHOICES)}
        />
        <TextField
          field={fields.orderNumber}
          label="Purchase order number"
          hint="If there is one. For example, PO-450012. The provider sees it."
          width={20}
          spellCheck={false}
          autoComplete="off"
        />
        <TextField field={fields.ledgerCode} label="Ledger code (optional)" width={20} autoComplete="off" />
        <TextField field={fields.costCentre} label="Cost centre (optional)" width={20} autoComplete="off" />
        <TextField
          field={fields.caseId}
          label="Case system number (optional)"
          hint="The child’s number in your case system. Only finance officers and team managers see it, and it is erased with the child’s record."
          width={20}
          autoComplete="off"
        />
      </DecisionPage>
      {view.history.length > 0 ? <History rows={view.history} /> : null}
    </>
  );
}

function History({ rows }: { rows: OrderEntry[] }) {
  const or = (text: string) => text || "None";
  return (
    <DataTable<OrderEntry>
      caption="What was recorded, newest first"
      columns={[
        { header: "When", cell: (row) => `${row.at}, ${row.by}` },
        {
          header: "Order",
          cell: (row) =>
            row.choice === "number"
              ? row.orderNumber
              : row.choice === "not-needed"
                ? "Not needed"
                : "Not yet",
        },
        { header: "Ledger code", cell: (row) => or(row.ledgerCode) },
        { header: "Cost centre", cell: (row) => or(row.costCentre) },
        { header: "Case system number", cell: (row) => or(row.caseId) },
      ]}
      rows={rows}
      rowKey={({ number }) => String(number)}
    />
  );
}

/** Placements that wait for a purchase order, the longest first. */
export function MissingOrdersPage({ view }: { view: MissingOrdersView }) {
  const paths = useCouncilPaths();
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Payments", to: paths.payments() }, { label: "Missing purchase orders" }]}
      />
      <PageHeading
        title="Missing purchase orders"
        lede="Providers see since when. They can invoice without an order, and the 30 days for payment run."
      />
      {view.rows.length === 0 ? (
        <EmptyState title="Every placement has its purchase order">
          <p>Placements where a child has moved in and no order is recorded are listed here.</p>
        </EmptyState>
      ) : (
        <DataTable<MissingOrder>
          caption="Longest without an order first"
          columns={[
            {
              header: "Placement",
              cell: (row) => (
                <Anchor to={paths.placement(row.placement).paymentOrder()}>
                  {row.placement}
                  <span className="sr-only">, give a purchase order</span>
                </Anchor>
              ),
            },
            { header: "Provider", cell: (row) => row.provider },
            { header: "Without since", cell: (row) => dateWords(row.since) },
            {
              header: "Due",
              cell: (row) => (row.late ? `Overdue: ${dateWords(row.due)}` : dateWords(row.due)),
            },
            { header: "Days", numeric: true, cell: (row) => row.days },
          ]}
          rows={view.rows}
          rowKey={({ placement }) => placement}
        />
      )}
      {view.more ? <p>Only the first {view.rows.length} are listed.</p> : null}
    </>
  );
}
