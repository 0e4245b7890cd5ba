import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { useCouncilPaths, useProviderPaths, useSidePaths } from "~/use-paths";
import type { PaymentFor } from "../queries/paid-of.server";
import type { PeriodView } from "../queries/view-placement-payments.server";

type PaidProps = { period: PeriodView; side: "council" | "provider"; mayMatch: boolean };

/** What was paid for a period, payment by payment, and by how much it differs. */
export function PaidCard({ period, side, mayMatch }: PaidProps) {
  const { paid, state } = period;
  if (!paid)
    return (
      <p>
        {state === "none"
          ? `The payment day has passed, and no payment in ${side === "provider" ? "what the council has sent Homeward" : "your payment files"} is matched to it.`
          : "The payment day has passed. Homeward does not know yet whether it was paid."}
      </p>
    );
  return (
    <Card title="What was paid">
      <ul className="mb-4 list-disc pl-5">
        {paid.payments.map((payment) => (
          <li key={payment.id}>
            {paymentWords(payment)}
            {unmatchedWords(payment)}
            {payment.byHand ? ". Matched by hand" : null}
            {payment.byHand && mayMatch ? <TakeBack id={payment.id} /> : null}
          </li>
        ))}
      </ul>
      <p className="mb-0">
        {paid.difference ? <strong>{paid.difference}</strong> : "Matches the expected amount"}.
        {paid.cause ? ` ${paid.cause}.` : null}
      </p>
    </Card>
  );
}

function TakeBack({ id }: { id: string }) {
  const paths = useCouncilPaths();
  return (
    <>
      {" "}
      (<Anchor to={paths.matchPayment(id).takeBack()}>take back</Anchor>)
    </>
  );
}

/** "Paid £4,200.00 on 12 June 2026, invoice INV-7, remittance BACS 77" */
function paymentWords({ pence, whole, paidOn, documentNumber, remittance }: PaymentFor): string {
  return [
    `Paid ${formatPence(pence)} on ${dateWords(paidOn)}`,
    ...(pence === whole ? [] : [`part of a payment of ${formatPence(whole)}`]),
    ...(documentNumber === null ? [] : [`invoice ${documentNumber}`]),
    ...(remittance === null ? [] : [`remittance ${remittance}`]),
  ].join(", ");
}

/** ". £800.00 of this payment is not matched"; nothing where all of it is for something. */
function unmatchedWords({ pence, whole, elsewhere }: PaymentFor): string {
  const left = whole - pence - elsewhere;
  return left === 0 ? "" : `. ${formatPence(left)} of this payment is not matched`;
}

/** The invoices of a period's nights, and the way to send one. */
export function InvoicesCard({ period, to }: { period: PeriodView; to: string | null }) {
  const paths = useSidePaths();
  if (period.invoices.length === 0 && to === null) return null;
  return (
    <Card title="Invoices for these nights">
      {period.invoices.length === 0 ? (
        <p>None has been sent.</p>
      ) : (
        <ul className="list-disc pl-5">
          {period.invoices.map(({ id, number }) => (
            <li key={id}>
              <Anchor to={paths.paymentDocument(id).page()}>Invoice {number}</Anchor>
            </li>
          ))}
        </ul>
      )}
      {to === null ? null : <SendInvoice of={`${to} ${period.from} ${period.to}`} />}
    </Card>
  );
}

function SendInvoice({ of }: { of: string }) {
  const paths = useProviderPaths();
  return (
    <p className="mt-4 mb-0">
      <Anchor to={paths.newPaymentDocument(of)}>Send an invoice from what is expected</Anchor>
    </p>
  );
}
