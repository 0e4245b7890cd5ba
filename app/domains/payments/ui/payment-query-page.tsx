import { NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { useSidePaths } from "~/use-paths";
import type { PaymentQueryView } from "../queries/view-payment-query.server";

/** One query: who has it, where its clock is, and all that was written, oldest first. The same for both sides. */
export function PaymentQueryPage({ view }: { view: PaymentQueryView }) {
  const paths = useSidePaths();
  const placement = paths.placement(view.reference);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Queries", to: paths.paymentQueries() },
          { label: view.title },
        ]}
      />
      <PageHeading
        title={view.title}
        above={`${view.child} at ${view.service} · ${view.side === "provider" ? view.council : view.provider}`}
        tags={view.tags.map(({ words, tone }) => (
          <Tag key={words} tone={tone}>
            {words}
          </Tag>
        ))}
      />
      <SummaryList
        rows={[
          {
            key: "Placement",
            value: (
              <Anchor to={view.from === null ? placement.payments() : placement.paymentPeriod(view.from)}>
                {view.reference}: see the payment
              </Anchor>
            ),
          },
          ...(view.line === null ? [] : [{ key: "Fee", value: view.line }]),
          { key: "Responsible at the council", value: view.owner ?? "Nobody yet" },
          { key: "First answer", value: `${view.clock}.` },
          ...(view.disputed === null ? [] : [{ key: "Answer", value: `${view.disputed}.` }]),
          ...(view.outcome === null ? [] : [{ key: "Outcome", value: view.outcome }]),
          ...(view.disputeUntil === null ? [] : [{ key: "Can be disputed until", value: view.disputeUntil }]),
        ]}
      />
      <Card title="Messages">
        <Timeline
          label="Messages"
          items={view.messages.map((one) => ({
            id: one.id,
            when: one.when,
            dateTime: one.at,
            who: one.who,
            text: <span className="whitespace-pre-line">{one.words}</span>,
          }))}
        />
      </Card>
      {view.forgotten ? <p>Nobody can write in this query any more. {NO_LONGER_KEPT}.</p> : null}
      <Steps view={view} />
    </>
  );
}

function Steps({ view: { abilities, reference, id, owner } }: { view: PaymentQueryView }) {
  const query = useSidePaths().placement(reference).paymentQuery(id);
  const { reply, answer, close, dispute, assign } = abilities;
  if (!(reply || answer || close || dispute || assign)) return null;
  return (
    <Actions>
      {answer ? <ButtonLink to={query.step("answer")}>Answer and close</ButtonLink> : null}
      {close ? <ButtonLink to={query.step("close")}>Close the query</ButtonLink> : null}
      {dispute ? <ButtonLink to={query.step("dispute")}>Dispute the answer</ButtonLink> : null}
      {reply ? (
        <ButtonLink tone="plain" to={query.step("reply")}>
          Write a message
        </ButtonLink>
      ) : null}
      {assign ? (
        <ButtonLink tone="plain" to={query.step("assign")}>
          {owner === null ? "Take it, or pass it on" : "Change who is responsible"}
        </ButtonLink>
      ) : null}
    </Actions>
  );
}
