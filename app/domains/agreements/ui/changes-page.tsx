import type { ReactNode } from "react";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";
import { Tag, Tags } from "~/ui/tag";
import { useCouncilPaths, useProviderPaths, useSidePaths } from "~/use-paths";
import type { ChangeRow } from "../queries/list-changes.server";
import type { ChangesView } from "../queries/view-changes.server";

/** Who asked for what on the fee of a placement, when, and what was decided: the same page for both sides. */
export function ChangesPage({
  placement,
  changes,
  paid,
  asks,
  beside,
}: ChangesView & {
  /** What was uploaded beside a change. */
  beside?: (change: ChangeRow) => ReactNode;
}) {
  const paths = useSidePaths();
  const page = paths.placement(placement.reference);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: placement.reference, to: page.page() },
          { label: "Changes to the fee" },
        ]}
      />
      <PageHeading
        title="Changes to the fee"
        above={`${placement.child} at ${placement.service} · ${placement.reference}`}
        lede="Only what is authorised is payable, from its first night to its last."
      />
      {asks ? (
        <div className="mb-5">
          <Actions>
            <ButtonLink to={page.askChange()}>Ask for a change</ButtonLink>
          </Actions>
        </div>
      ) : null}
      {paid ? (
        <Card title="Payable today">
          <SummaryList
            rows={[
              ...paid.lines.map(({ words, amount }) => ({ key: words, value: amount })),
              { key: "Total", value: <strong>{paid.total}</strong> },
            ]}
          />
        </Card>
      ) : null}
      {changes.length === 0 ? (
        <Card>
          <p>Nobody has asked for a change.</p>
        </Card>
      ) : (
        changes.map((change) => (
          <Card key={change.id} title={change.title}>
            <Tags>
              <Tag tone={change.tag.tone}>{change.tag.words}</Tag>
            </Tags>
            <SummaryList rows={changeRows(change)} />
            <p className="why">{change.by.join(". ")}.</p>
            {beside?.(change)}
            <ChangeActions reference={placement.reference} change={change} asks={asks} />
          </Card>
        ))
      )}
    </>
  );
}

const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>;

/** What was asked for, why, and what came of it. */
export function changeRows(change: ChangeRow): SummaryRow[] {
  const row = (key: string, text: string | null) => (text ? [{ key, value: lines(text) }] : []);
  return [
    ...row("Asked for", change.asked),
    ...row("In total", change.whole),
    ...row("Authorised", change.paid),
    ...row("Backdating", change.backdated),
    ...row("Reason", change.reason),
    ...row("Evidence", change.evidence),
    ...row("Question from the council", change.question),
    ...row("Answer", change.answer),
    ...row(change.state === "declined" ? "Why it was declined" : "Why it was refused", change.outcome),
  ];
}

type Of = { reference: string; change: ChangeRow; asks: boolean };

function ChangeActions({ reference, change, asks }: Of) {
  const page = useSidePaths().placement(reference).change(change.id);
  const { abilities, extendable, endable } = change;
  const { decide, reply, answer, withdraw } = abilities;
  if (!(decide || reply || answer || withdraw || (asks && (extendable || endable)))) return null;
  return (
    <Actions>
      {decide ? <Decide reference={reference} change={change} /> : null}
      {reply ? <Reply reference={reference} change={change} /> : null}
      {answer ? (
        <ButtonLink to={page.answer()}>
          Answer the question
          <Which change={change} />
        </ButtonLink>
      ) : null}
      {asks && extendable ? (
        <ButtonLink tone="plain" to={page.extend()}>
          Ask to extend it
          <Which change={change} />
        </ButtonLink>
      ) : null}
      {asks && endable ? (
        <ButtonLink tone="plain" to={page.endEarly()}>
          Ask to end it early
          <Which change={change} />
        </ButtonLink>
      ) : null}
      {withdraw ? (
        <ButtonLink tone="plain" to={page.withdraw()}>
          Withdraw
          <Which change={change} />
        </ButtonLink>
      ) : null}
    </Actions>
  );
}

function Decide({ reference, change }: Omit<Of, "asks">) {
  return (
    <ButtonLink to={useCouncilPaths().placement(reference).decideChange(change.id)}>
      Decide
      <Which change={change} />
    </ButtonLink>
  );
}

function Reply({ reference, change }: Omit<Of, "asks">) {
  return (
    <ButtonLink to={useProviderPaths().placement(reference).replyToChange(change.id)}>
      Agree or decline
      <Which change={change} />
    </ButtonLink>
  );
}

/** For those who hear the link alone. */
const Which = ({ change }: { change: ChangeRow }) => (
  <span className="sr-only">
    : {change.title}, from {dayWords(change.from)}
  </span>
);
