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
import type { IssueView } from "../queries/view-issue.server";

/** One issue: who has it, where its clocks are, and all that was written, oldest first. The same for both sides. */
export function IssuePage({ view }: { view: IssueView }) {
  const paths = useSidePaths();
  const { messages } = view;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: "Issues", to: paths.issues() },
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
      <Card title="Messages">
        <Timeline
          label="Messages"
          items={messages.map((one) => ({
            id: one.id,
            when: one.when,
            dateTime: one.at,
            who: one.who,
            text: <span className="whitespace-pre-line">{one.words}</span>,
          }))}
        />
      </Card>
      {view.forgotten ? <p>Nobody can write in this issue any more. {NO_LONGER_KEPT}.</p> : null}
      <Steps view={view} />
      <Card title="About this issue">
        <SummaryList
          rows={[
            {
              key: "Placement",
              value: <Anchor to={paths.placement(view.reference).page()}>{view.reference}</Anchor>,
            },
            { key: "Team at the council", value: view.team },
            { key: "Responsible", value: view.owner ?? "Nobody yet" },
            { key: "First answer", value: `${view.clocks.acknowledge}.` },
            { key: "Resolution", value: `${view.clocks.resolve}.` },
            ...(view.escalated === null
              ? []
              : [{ key: "Escalated", value: `To the team manager on ${view.escalated}` }]),
            ...(view.outcome === null ? [] : [{ key: "Outcome", value: view.outcome }]),
            ...(view.disputeUntil === null
              ? []
              : [{ key: "Can be disputed until", value: view.disputeUntil }]),
          ]}
        />
      </Card>
    </>
  );
}

function Steps({ view: { abilities, reference, id, owner } }: { view: IssueView }) {
  const issue = useSidePaths().placement(reference).issue(id);
  const { reply, answer, close, dispute, assign, route, escalate } = abilities;
  if (!(reply || answer || close || dispute || assign || route || escalate)) return null;
  return (
    <Actions>
      {answer ? <ButtonLink to={issue.step("answer")}>Answer and close</ButtonLink> : null}
      {close ? <ButtonLink to={issue.step("close")}>Close the issue</ButtonLink> : null}
      {dispute ? <ButtonLink to={issue.step("dispute")}>Dispute the answer</ButtonLink> : null}
      {escalate ? <ButtonLink to={issue.step("escalate")}>Escalate to the team manager</ButtonLink> : null}
      {reply ? (
        <ButtonLink tone="plain" to={issue.step("reply")}>
          Write a message
        </ButtonLink>
      ) : null}
      {assign ? (
        <ButtonLink tone="plain" to={issue.step("assign")}>
          {owner === null ? "Take it, or pass it on" : "Change who is responsible"}
        </ButtonLink>
      ) : null}
      {route ? (
        <ButtonLink tone="plain" to={issue.step("route")}>
          Pass to another team
        </ButtonLink>
      ) : null}
    </Actions>
  );
}
