import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { Tag, Tags } from "~/ui/tag";
import type { takeSuggestionSchema, topicMoveSchema } from "../organise.schema";
import type { DateView } from "../queries/view-own-date.server";
import type { Suggestion } from "../suggestion.rules";
import { SmallForm } from "./small-form";

const sent = sentBy<typeof topicMoveSchema | typeof takeSuggestionSchema>();

const votes = (count: number) => (count === 1 ? "1 vote" : `${count} votes`);

/** What to talk about: what providers propose and vote for, and what the portal's own figures suggest. */
export function TopicsCard({ view }: { view: DateView }) {
  const { topics, suggestions, date, now } = view;
  const settled = date.endsAt <= now || date.state === "cancelled";
  const taken = new Set(topics.map(({ title }) => title));
  const fresh = suggestions.filter(({ title }) => !taken.has(title));
  return (
    <>
      <Card title="Topics">
        {topics.length === 0 ? (
          <p>Nobody has proposed a topic yet. Providers do so on their page of the forum.</p>
        ) : (
          <ul className="task-list">
            {topics.map((topic) => (
              <li key={topic.id}>
                <div>
                  <Tags>
                    <Tag tone={topic.state === "planned" ? "good" : "plain"}>
                      {topic.state === "planned" ? "On the agenda" : votes(topic.votes)}
                    </Tag>
                  </Tags>
                  <b>{topic.title}</b>
                  {topic.words ? <div>{topic.words}</div> : null}
                  <div className="why">
                    {topic.by ? `Proposed by ${topic.by}` : "From the portal's figures"}
                  </div>
                </div>
                {settled ? null : <TopicMoves topic={topic} />}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {fresh.length > 0 ? <Suggested suggestions={fresh} region={date.ownerKind === "region"} /> : null}
    </>
  );
}

function TopicMoves({ topic }: { topic: DateView["topics"][number] }) {
  const moves =
    topic.state === "planned"
      ? ([["reopen", "Vote on it again"]] as const)
      : ([
          ["plan", "Put on the agenda"],
          ["close", "Close it"],
        ] as const);
  return (
    <div className="flex flex-wrap gap-4">
      {moves.map(([move, words]) => (
        <SmallForm key={move} id={`${move}-${topic.id}`} intent="topic">
          <HiddenField {...sent("topicId", topic.id)} />
          <HiddenField {...sent("move", move)} />
          <Button tone="link">
            {words}
            <span className="sr-only"> {topic.title}</span>
          </Button>
        </SmallForm>
      ))}
    </div>
  );
}

function Suggested({ suggestions, region }: { suggestions: Suggestion[]; region: boolean }) {
  return (
    <Card title="Suggested from the portal's figures">
      <p className="why">
        {region ? "Over all councils" : "From your council's own searches"}, the last 90 days. Numbers below 5
        are left out.
      </p>
      <ul className="task-list">
        {suggestions.map(({ code, title, why }) => (
          <li key={code}>
            <div>
              <b>{title}</b>
              <div>{why}</div>
            </div>
            <SmallForm id={`take-${code.replace(/[^a-z0-9-]/g, "-")}`} intent="suggestion">
              <HiddenField {...sent("code", code)} />
              <Button tone="link">
                Put on the agenda<span className="sr-only"> {title}</span>
              </Button>
            </SmallForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
