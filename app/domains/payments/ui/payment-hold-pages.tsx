import type { SubmissionResult } from "@conform-to/react";
import { formatPence } from "~/platform/forms/money";
import { optionsOf } from "~/platform/forms/options";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { DecisionPage } from "~/ui/decision-page";
import { MoneyField } from "~/ui/money-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import { HOLD_OUTCOMES, HOLD_OWNERS, HOLD_REASONS } from "../payment-hold.options";
import type { placeHoldSchema, releaseHoldSchema } from "../payment-hold.schema";
import { periodWords } from "../payment-words.rules";
import type { HoldView, viewHold, viewNewHold } from "../queries/view-payment-hold.server";

type Props = { reference: string; from: string; holds: readonly HoldView[]; mayHold: boolean };

/** What is held of a period and why, the same for both sides; a finance officer holds and releases. */
export function HoldsCard({ reference, from, holds, mayHold }: Props) {
  const page = useCouncilPaths().placement(reference);
  if (holds.length === 0 && !mayHold) return null;
  return (
    <Card title="On hold">
      {holds.map((hold) => (
        <section key={hold.id} aria-label={`${formatPence(hold.pence)} on hold`}>
          <SummaryList rows={holdRows(hold)} />
          {mayHold && hold.released === null ? (
            <p>
              <Anchor to={page.releaseHold(hold.id)}>Release {formatPence(hold.pence)}</Anchor>
            </p>
          ) : null}
        </section>
      ))}
      {holds.length === 0 ? <p>Nothing of this payment is on hold.</p> : null}
      {mayHold ? (
        <p className="mb-0">
          <Anchor to={page.holdPayment(from)}>Put some of this payment on hold</Anchor>
        </p>
      ) : null}
    </Card>
  );
}

const clockWords = ({ disputes }: HoldView) =>
  disputes
    ? "Stopped for this amount only, from the day the provider was told"
    : "Run on: this stops nothing";

const holdRows = (hold: HoldView) => [
  { key: "Amount", value: formatPence(hold.pence) },
  { key: "Reason", value: hold.reason },
  { key: "What has to happen", value: hold.words },
  { key: "Who acts next", value: hold.owner },
  { key: "Provider told", value: hold.told },
  { key: "The 30 days", value: clockWords(hold) },
  ...(hold.released === null ? [] : [{ key: "Outcome", value: hold.released }]),
];

type LastResult = SubmissionResult<string[]> | undefined;
type NewProps = { view: Awaited<ReturnType<typeof viewNewHold>>; formKey: string; lastResult: LastResult };

const REASON_HINTS = Object.fromEntries(
  Object.entries(HOLD_REASONS).map(([key, { disputes }]) => [
    key,
    disputes ? "Stops the 30 days for this amount" : "The 30 days run on",
  ]),
);

/** A finance officer holds back some of a period's payment. */
export function PlaceHoldPage({ view, formKey, lastResult }: NewProps) {
  const { period } = view;
  const [form, fields] = useFormOf<typeof placeHoldSchema>({ id: "place-hold", lastResult });
  return (
    <DecisionPage
      {...useFrame(view, "Put on hold")}
      title="Put some of this payment on hold"
      lede={`${formatPence(period.pence)} for ${periodWords(period)}. ${formatPence(period.leftPence)} is neither paid nor on hold.`}
      consequences={[
        `${view.provider} sees the amount, the reason and what has to happen, and is told by email.`,
        "Only this amount is affected. Pay the rest within the 30 days.",
        "Your ledger does not learn of it from Homeward.",
      ]}
      whyNot={period.leftPence === 0 ? "All of this period is paid or on hold already" : null}
      form={form}
      formKey={formKey}
      button="Put on hold"
    >
      <RadioGroup field={fields.reason} label="Reason" options={optionsOf(HOLD_REASONS, REASON_HINTS)} />
      <MoneyField field={fields.pence} label="Amount on hold" />
      <RadioGroup field={fields.owner} label="Who acts next?" options={optionsOf(HOLD_OWNERS)} />
      <TextArea
        field={fields.words}
        label="What has to happen before it is paid"
        hint={`${view.provider} reads this. No names of children or family.`}
        rows={4}
        limit={1_000}
      />
    </DecisionPage>
  );
}

type ReleaseProps = { view: Awaited<ReturnType<typeof viewHold>>; formKey: string; lastResult: LastResult };

/** A finance officer releases what was held, with what came of it. */
export function ReleaseHoldPage({ view, formKey, lastResult }: ReleaseProps) {
  const { hold } = view;
  const [form, fields] = useFormOf<typeof releaseHoldSchema>({ id: "release-hold", lastResult });
  return (
    <DecisionPage
      {...useFrame(view, "Release")}
      title={`Release ${formatPence(hold.pence)}`}
      before={<SummaryList rows={holdRows(hold)} />}
      consequences={[
        `${view.provider} is told by email, with the outcome.`,
        ...(hold.disputes ? ["The 30 days for this amount run again from today."] : []),
        "You cannot undo this. You can put it on hold again.",
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      version={hold.version}
      button="Release"
    >
      <RadioGroup field={fields.outcome} label="Outcome" options={optionsOf(HOLD_OUTCOMES)} />
    </DecisionPage>
  );
}

type Framed = Pick<NewProps["view"], "reference" | "child" | "service" | "provider"> & {
  period: { from: string; to: string };
};

function useFrame({ reference, child, service, provider, period }: Framed, here: string) {
  const paths = useCouncilPaths();
  const page = paths.placement(reference);
  const back = page.paymentPeriod(period.from);
  return {
    crumbs: [
      { label: "Placements", to: paths.placements() },
      { label: reference, to: page.page() },
      { label: "Payments", to: page.payments() },
      { label: periodWords(period), to: back },
      { label: here },
    ],
    above: `${child} at ${service} · ${provider}`,
    back: { to: back, words: "Cancel" },
  };
}
