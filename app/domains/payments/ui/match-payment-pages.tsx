import type { SubmissionResult } from "@conform-to/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import type { matchPaymentSchema, takeBackMatchSchema } from "../payment-match.schema";
import { periodWords } from "../payment-words.rules";
import type { PaymentToMatch } from "../queries/view-unmatched.server";
import { referenceOf } from "./unmatched-payments";

type Props = { view: PaymentToMatch; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** A finance officer says what a payment is for. */
export function MatchPaymentPage({ view, formKey, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof matchPaymentSchema>({ id: "match-payment", lastResult });
  return (
    <DecisionPage
      {...useFrame("Match a payment")}
      title={`What was ${formatPence(view.pence)} paid for?`}
      before={<Known view={view} />}
      consequences={[
        `${view.provider} sees the payment with this placement and period.`,
        "Homeward no longer matches this payment by itself. You can take this back.",
        "If it comes to more than is still to be paid, the rest stays unmatched.",
      ]}
      whyNot={whyNot(view)}
      form={form}
      formKey={formKey}
      button="Match payment"
    >
      <RadioGroup
        field={fields.due}
        label="What is it for?"
        options={view.choices.map((one) => ({
          value: one.due,
          label: `${one.placement}, ${periodWords(one)}`,
          hint: `${formatPence(one.left)} not paid yet. Payment day ${dateWords(one.paysOn)}`,
        }))}
      />
    </DecisionPage>
  );
}

function whyNot({ byHand, leftPence, choices }: PaymentToMatch): string | null {
  if (byHand) return "This payment was matched by hand already. Take that back first";
  if (leftPence === 0) return "All of this payment is matched already";
  return choices.length === 0 ? "Nothing is expected for this provider that it could be for" : null;
}

/** A finance officer takes back what somebody said. */
export function TakeBackMatchPage({ view, formKey, lastResult }: Props) {
  const [form] = useFormOf<typeof takeBackMatchSchema>({ id: "take-back-match", lastResult });
  const { byHand } = view;
  return (
    <DecisionPage
      {...useFrame("Take back a match")}
      title="Take back this match"
      before={<Known view={view} />}
      consequences={[
        "Homeward matches the payment by its usual rules again. It may stay unmatched.",
        ...(byHand
          ? [
              `${view.provider} no longer sees it as paid for ${byHand.placement}, unless the rules say the same.`,
            ]
          : []),
      ]}
      whyNot={byHand ? null : "Nobody has matched this payment by hand"}
      form={form}
      formKey={formKey}
      button="Take back"
      dangerous
    />
  );
}

function useFrame(here: string) {
  const paths = useCouncilPaths();
  return {
    crumbs: [
      { label: "Payments", to: paths.payments() },
      { label: "Unmatched payments", to: paths.unmatchedPayments() },
      { label: here },
    ],
    back: { to: paths.unmatchedPayments(), words: "Cancel" },
  };
}

function Known({ view }: { view: PaymentToMatch }) {
  const { byHand } = view;
  return (
    <SummaryList
      rows={[
        { key: "Provider", value: view.provider },
        { key: "Paid on", value: dateWords(view.paidOn) },
        { key: "Reference", value: referenceOf(view) },
        { key: "Amount", value: formatPence(view.pence) },
        { key: "Not matched", value: formatPence(view.leftPence) },
        ...(byHand
          ? [{ key: "Matched by hand to", value: `${byHand.placement}, ${periodWords(byHand)}` }]
          : []),
      ]}
    />
  );
}
