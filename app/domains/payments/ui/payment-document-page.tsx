import { Form } from "@remix-run/react";
import { datesWords, dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { Timeline } from "~/ui/timeline";
import { useCouncilPaths, useProviderPaths, useSidePaths } from "~/use-paths";
import { DOCUMENT_KINDS } from "../payment-document.options";
import { leftToPayWords } from "../payment-document.rules";
import type { pressDocumentSchema } from "../payment-document.schema";
import type { DocumentLineView, DocumentView } from "../queries/view-document.server";
import { DocumentTag } from "./payment-documents-page";

const sent = sentBy<typeof pressDocumentSchema>();

type Props = { view: DocumentView; formKey: string; done: string | null; problem: string | null };

/** One invoice or credit note, for either side: its lines with how each differs, its steps, and what can be done. */
export function PaymentDocumentPage({ view, formKey, done, problem }: Props) {
  const paths = useSidePaths();
  const kind = DOCUMENT_KINDS[view.kind];
  const name = `${kind.label} ${view.number}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Invoices", to: paths.paymentDocuments() },
          { label: name },
        ]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      {problem ? <Banner tone="now" title={problem} /> : null}
      <PageHeading
        title={name}
        above={`${view.provider} to ${view.council}`}
        tags={<DocumentTag state={view.state} />}
      />
      {view.returned ? <Returned view={view} /> : null}
      <SummaryList
        rows={[
          { key: "Amount", value: `${formatPence(view.grossPence)}, exempt from VAT` },
          { key: `Date on the ${kind.inText}`, value: dateWords(view.issuedOn) },
          { key: "Received", value: view.received },
          { key: "Registered", value: dateWords(view.registeredOn) },
          { key: "How", value: view.receivedHow },
          ...(view.lastDayToPay
            ? [{ key: "Last day to pay on time", value: dateWords(view.lastDayToPay) }]
            : []),
          ...(view.corrects
            ? [
                {
                  key: view.kind === "credit-note" ? "Credits" : "Corrects",
                  value: (
                    <Anchor to={paths.paymentDocument(view.corrects.id).page()}>
                      Invoice {view.corrects.number}
                    </Anchor>
                  ),
                },
              ]
            : []),
          ...view.related.map(({ id, words }) => ({
            key: "See also",
            value: <Anchor to={paths.paymentDocument(id).page()}>{words}</Anchor>,
          })),
        ]}
      />
      <Lines view={view} />
      <Presses view={view} formKey={formKey} />
      <Paid view={view} />
      <Card title="Day by day">
        <Timeline
          label="Day by day"
          items={view.steps.map(({ on, words, who }) => ({
            id: `${on} ${words}`,
            when: dateWords(on),
            dateTime: on,
            text: words,
            who,
          }))}
        />
      </Card>
    </>
  );
}

function Returned({ view }: { view: DocumentView }) {
  const { returned, side, state, council, provider, kind, corrects, abilities } = view;
  const givenUp = state === "withdrawn";
  const paths = useSidePaths();
  return (
    <Card title={side === "provider" ? `Returned by ${council}` : "Returned to the provider"}>
      <p>
        <strong>{returned?.reason}.</strong> {returned?.words}
      </p>
      {kind === "invoice" ? (
        <p className="mb-0">This invoice starts no 30 days. The 30 days for the nights run on.</p>
      ) : corrects && abilities.send && !givenUp ? (
        <p className="mb-0">
          Start a new credit note from{" "}
          <Anchor to={paths.paymentDocument(corrects.id).page()}>invoice {corrects.number}</Anchor>.
        </p>
      ) : (
        <p className="mb-0">It takes nothing off the invoice.</p>
      )}
      {givenUp ? (
        <p className="mt-4 mb-0">
          {side === "provider" ? "You" : provider} will not send this {DOCUMENT_KINDS[kind].inText} again.
        </p>
      ) : null}
    </Card>
  );
}

function Lines({ view }: { view: DocumentView }) {
  const paths = useSidePaths();
  const open = view.state === "received" && view.kind === "invoice";
  return (
    <Card title="Lines">
      <DataTable<DocumentLineView>
        caption="Lines"
        captionHidden
        columns={[
          {
            header: "Placement",
            cell: (row) => <Anchor to={paths.placement(row.reference).payments()}>{row.reference}</Anchor>,
          },
          { header: "For", cell: (row) => row.fee },
          { header: "Nights", cell: (row) => nightsOf(row) },
          ...(open ? [{ header: "Compared", cell: (row: DocumentLineView) => row.difference }] : []),
          { header: "Amount", numeric: true, cell: (row) => formatPence(row.pence) },
        ]}
        rows={view.lines}
        rowKey={({ id }) => id}
      />
      {view.missing.map((words) => (
        <p key={words} className="mt-4 mb-0">
          {words}
        </p>
      ))}
    </Card>
  );
}

/** What the council's payment files say was paid under the number of an accepted invoice. */
function Paid({ view: { paid, state, kind, side, grossPence, creditedPence } }: { view: DocumentView }) {
  if (kind !== "invoice" || (state !== "accepted" && paid.length === 0)) return null;
  if (paid.length === 0)
    return (
      <p>
        {side === "provider"
          ? "No payment with this number is in what the council has sent Homeward."
          : "No payment with this number is in your payment files."}{" "}
        {creditedPence === 0 ? null : leftToPayWords({ grossPence, creditedPence, paidPence: 0 })}
      </p>
    );
  const paidPence = paid.reduce((sum, { pence }) => sum + pence, 0);
  return (
    <Card title="What was paid">
      <ul className="mb-4 list-disc pl-5">
        {paid.map(({ id, pence, paidOn, remittance }) => (
          <li key={id}>
            Paid {formatPence(pence)} on {dateWords(paidOn)}
            {remittance === null ? null : `, remittance ${remittance}`}
          </li>
        ))}
      </ul>
      <p className="mb-0">{leftToPayWords({ grossPence, creditedPence, paidPence })}</p>
    </Card>
  );
}

/** "1 to 31 October 2026, 31 nights at £4,200.00 a week" */
export function nightsOf({
  from,
  to,
  nights,
  weeklyPence,
}: Pick<DocumentLineView, "from" | "to" | "nights" | "weeklyPence">): string {
  const days = from === to ? dateWords(from) : datesWords(from, to);
  if (weeklyPence === null) return days;
  return `${days}, ${nights === 1 ? "1 night" : `${nights} nights`} at ${formatPence(weeklyPence)} a week`;
}

function Presses({ view, formKey }: { view: DocumentView; formKey: string }) {
  const toReturn = useCouncilPaths().paymentDocument(view.id).returning();
  const toWithdraw = useProviderPaths().paymentDocument(view.id).withdraw();
  const { abilities, kind, agrees } = view;
  const word = DOCUMENT_KINDS[kind].inText;
  const press = (intent: "accept" | "correct" | "credit", words: string) => (
    <Form method="post">
      <HiddenField {...sent("intent", intent)} />
      <HiddenField name="version" value={view.version} />
      <HiddenField name="key" value={formKey} />
      <Button>{words}</Button>
    </Form>
  );
  return (
    <>
      {abilities.accept && !agrees ? (
        <p>
          This does not agree with what is expected, so it cannot be accepted. Return it, or accept it once a
          change to the fee has been authorised.
        </p>
      ) : null}
      <Actions>
        {abilities.accept && agrees ? press("accept", `Accept ${word}`) : null}
        {abilities.return ? (
          <ButtonLink tone="plain" to={toReturn}>
            Return to provider
          </ButtonLink>
        ) : null}
        {abilities.correct ? press("correct", "Start a corrected invoice") : null}
        {abilities.credit ? press("credit", "Start a credit note") : null}
        {abilities.withdraw ? (
          <ButtonLink tone="plain" to={toWithdraw}>
            {view.state === "returned" ? "I will not send this again" : `Withdraw ${word}`}
          </ButtonLink>
        ) : null}
      </Actions>
    </>
  );
}
