import type { SubmissionResult } from "@conform-to/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { keptDigest } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { DataTable } from "~/ui/data-table";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { NumberField } from "~/ui/number-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import { PAYMENT_FREQUENCIES } from "../payment-calendar.rules";
import type { paymentCalendarSchema } from "../payment-calendar.schema";
import { calendarAsSent, calendarWords, periodWords } from "../payment-words.rules";
import { PRICING_CONVENTIONS } from "../pricing-conventions.options";
import type { PaymentCalendarView, PeriodRow } from "../queries/view-payment-calendar.server";

type Props = {
  view: PaymentCalendarView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

const hints = Object.fromEntries(Object.entries(PRICING_CONVENTIONS).map(([key, { hint }]) => [key, hint]));

/** When the council pays and how nights are priced, with the periods that follow from it. */
export function PaymentCalendarPage({ view, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const { newest } = view;
  const [form, fields] = useFormOf<ReturnType<typeof paymentCalendarSchema>>({
    id: "payment-calendar",
    lastResult,
    defaultValue: {
      frequency: newest?.frequency ?? "monthly",
      firstDay: newest?.firstDay,
      paysAfterDays: newest?.paysAfterDays,
      closesBeforeDays: newest?.closesBeforeDays,
      convention: newest?.convention ?? "weekly-share",
    },
  });
  return (
    <DecisionPage
      crumbs={[{ label: "Settings", to: paths.settings() }, { label: "Payment calendar" }]}
      title="Payment calendar"
      before={<Now view={view} />}
      consequences={[
        "Expected payments for every placement follow it. Providers see what they can expect and when.",
        "Periods that have closed stay as they are. Later changes are paid as adjustments.",
        "Nights before the first day are not paid through Homeward.",
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      expected={keptDigest(lastResult, calendarAsSent(newest))}
      button="Save payment calendar"
      back={{ to: paths.settings(), words: "Go back" }}
    >
      <RadioGroup
        field={fields.frequency}
        label="How often do you pay?"
        options={optionsOf(PAYMENT_FREQUENCIES)}
      />
      <DateField
        field={fields.firstDay}
        label="First day of the first period"
        hint="For example, 1 12 2026. Weekly, 2-weekly and 4-weekly periods are counted from this day."
      />
      <NumberField
        field={fields.paysAfterDays}
        label="Days from the last day of a period to the payment"
        hint="1 to 29. By law, providers must be paid within 30 days."
      />
      <NumberField
        field={fields.closesBeforeDays}
        label="Days before the payment on which a period closes"
        hint="For example, 3 if your payment file goes to the bank 3 days before."
      />
      <RadioGroup
        field={fields.convention}
        label="How are nights priced?"
        options={optionsOf(PRICING_CONVENTIONS, hints)}
      />
    </DecisionPage>
  );
}

function Now({ view: { newest, periods } }: { view: PaymentCalendarView }) {
  if (!newest) return <p>No calendar has been set, so no payments are expected yet.</p>;
  return (
    <>
      <SummaryList rows={calendarWords(newest)} />
      <DataTable<PeriodRow>
        caption="Next periods"
        columns={[
          { header: "Period", cell: (row) => periodWords(row) },
          { header: "Closes", cell: (row) => dateWords(row.closesOn) },
          { header: "Paid", cell: (row) => dateWords(row.paysOn) },
        ]}
        rows={periods}
        rowKey={({ from }) => from}
      />
    </>
  );
}
