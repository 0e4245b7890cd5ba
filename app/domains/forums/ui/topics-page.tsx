import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Tag, Tags } from "~/ui/tag";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useProviderPaths } from "~/use-paths";
import type { TopicRow, TopicsView } from "../queries/view-topics.server";
import type { topicsSchema } from "../talk.schema";
import { BookingFrame } from "./booking-frame";

const sent = sentBy<typeof topicsSchema>();

type Props = {
  view: TopicsView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What providers want to talk about, the most wanted first, and a box for one's own. */
export function TopicsPage({ view, formKey, lastResult }: Props) {
  const paths = useProviderPaths();
  const [form, fields] = useFormOf<typeof topicsSchema>({ id: "topic", lastResult });
  return (
    <BookingFrame
      date={view}
      title="What should be talked about?"
      here="Topics"
      lede="The organiser makes the agenda from what has most votes. Nobody else reads who proposed or voted."
    >
      <ErrorSummary form={form} />
      {view.rows.length === 0 ? (
        <EmptyState title="No topics yet">
          {view.open ? "Propose the first one below." : "Nobody proposed one before this date began."}
        </EmptyState>
      ) : (
        <ol className="work-list" aria-label="Topics">
          {view.rows.map((topic) => (
            <Topic key={topic.id} topic={topic} open={view.open} />
          ))}
        </ol>
      )}
      {view.open ? (
        <Card title="Propose a topic">
          <Form method="post" id={form.id} noValidate>
            <HiddenField name="key" value={formKey} />
            <TextField field={fields.title} label="The topic in a few words" hint="Do not name children." />
            <TextArea field={fields.words} label="Why it matters" rows={3} limit={1_000} optional />
            <Actions>
              <Button {...sent("intent", "propose")}>Propose it</Button>
              <ButtonLink tone="plain" to={paths.forum(view.reference).page()}>
                Back to the date
              </ButtonLink>
            </Actions>
          </Form>
        </Card>
      ) : null}
    </BookingFrame>
  );
}

function Topic({ topic, open }: { topic: TopicRow; open: boolean }) {
  return (
    <li className="item">
      <div>
        {topic.suggested || topic.ours || topic.state === "planned" ? (
          <Tags>
            {topic.state === "planned" ? <Tag tone="good">On an agenda</Tag> : null}
            {topic.suggested ? <Tag tone="info">Suggested by the portal's figures</Tag> : null}
            {topic.ours ? <Tag>Proposed by your organisation</Tag> : null}
          </Tags>
        ) : null}
        <h2 className="item-title">{topic.title}</h2>
        {topic.words ? <p className="whitespace-pre-line">{topic.words}</p> : null}
        {open && topic.state === "open" ? (
          <Form method="post">
            <HiddenField {...sent("topic", topic.id)} />
            <HiddenField {...sent("vote", topic.voted ? "back" : "for")} />
            <Button tone={topic.voted ? "link" : "plain"} {...sent("intent", "vote")}>
              {topic.voted ? "Take my vote back" : "Vote for it"}
              <span className="sr-only">: {topic.title}</span>
            </Button>
          </Form>
        ) : null}
      </div>
      <p className="clock">
        <b>{topic.votes}</b>{" "}
        <small>
          {topic.votes === 1 ? "vote" : "votes"}
          {topic.voted ? ", yours too" : ""}
        </small>
      </p>
    </li>
  );
}
