import { noticeOf } from "~/notices";
import type { ProseNode } from "~/platform/markdown/prose";
import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Prose } from "~/ui/prose";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import type { decisionsSchema, minutesSchema } from "../organise.schema";
import type { AfterView } from "../queries/view-after.server";
import { ActionsCard } from "./actions-card";
import { DateFrame } from "./forum-frame";
import { type LastResult, PageErrors, resultOf, SmallForm } from "./small-form";

const sent = sentBy<typeof minutesSchema>();

type Previewed = LastResult & { preview?: ProseNode[] };
type Props = { view: AfterView; done: string | null; lastResult: Previewed | undefined };

/** What came of a date: minutes, decisions, and who does what by when. */
export function MinutesPage({ view, done, lastResult }: Props) {
  const { date, now } = view;
  const begun = date.startsAt <= now && date.state === "published";
  return (
    <>
      <PageErrors lastResult={lastResult} />
      {done && noticeOf("minutes", done) && !lastResult ? (
        <Banner tone="good" title={noticeOf("minutes", done)} />
      ) : null}
      <DateFrame date={date} now={now} here="Minutes and actions" title="Minutes and actions" />
      {begun ? (
        <div className="stack">
          <MinutesCard
            view={view}
            lastResult={resultOf(lastResult, "minutes")}
            preview={lastResult?.preview}
          />
          <DecisionsCard view={view} lastResult={resultOf(lastResult, "decisions")} />
          <ActionsCard view={view} lastResult={lastResult} />
        </div>
      ) : (
        <EmptyState title="Nothing has come of it yet">
          <p>
            {date.state === "published"
              ? "Minutes, decisions and actions are written once the date has begun."
              : "Only a published date has minutes."}
          </p>
        </EmptyState>
      )}
    </>
  );
}

type MinutesCardProps = { view: AfterView; lastResult: LastResult; preview: ProseNode[] | undefined };

function MinutesCard({ view, lastResult, preview }: MinutesCardProps) {
  const { minutes, now } = view;
  const [form, fields] = useFormOf<typeof minutesSchema>({
    id: "minutes",
    lastResult,
    defaultValue: { text: minutes?.text ?? "" },
  });
  const stands = minutes?.publishedAt
    ? `Published ${dayAndTime(minutes.publishedAt, now)}. Saved ${dayAndTime(minutes.savedAt, now)}: what you save is read at once.`
    : minutes
      ? `A draft, saved ${dayAndTime(minutes.savedAt, now)}. Nobody else reads it.`
      : "Nobody else reads them before you publish them.";
  return (
    <Card title="Minutes">
      <p>{stands}</p>
      {preview ? (
        <div className="mb-6 rounded-card border border-line p-4">
          <p className="why">How it will read. It is not saved yet.</p>
          <Prose nodes={preview} />
        </div>
      ) : null}
      <SmallForm
        id={form.id}
        intent="minutes"
        version={minutes?.version ?? 0}
        lastResult={lastResult}
        saved={[{ label: "The minutes", text: minutes?.text ?? "" }]}
      >
        <TextArea
          field={fields.text}
          label="What was said"
          hint={
            <>
              In Markdown: <code># Heading</code>, <code>- a point</code>, <code>**strong**</code>,{" "}
              <code>[words](https://…)</code>. Name organisations, not people. Nothing about a child.
            </>
          }
          rows={14}
          limit={60_000}
        />
        <Actions>
          <Button {...sent("step", "save")}>{minutes?.publishedAt ? "Save and show it" : "Save"}</Button>
          <Button {...sent("step", "preview")} tone="plain">
            Show how it reads
          </Button>
          {minutes?.publishedAt ? null : (
            <Button {...sent("step", "publish")} tone="plain">
              Save and publish
            </Button>
          )}
        </Actions>
      </SmallForm>
    </Card>
  );
}

function DecisionsCard({ view, lastResult }: { view: AfterView; lastResult: LastResult }) {
  const [form, fields] = useFormOf<typeof decisionsSchema>({
    id: "decisions",
    lastResult,
    defaultValue: { decisions: view.decisions.join("\n") },
  });
  return (
    <Card title="Decisions">
      <SmallForm
        id={form.id}
        intent="decisions"
        expected={view.decisionsDigest}
        lastResult={lastResult}
        saved={[{ label: "The decisions", text: view.decisions.join("\n") }]}
      >
        <TextArea
          field={fields.decisions}
          label="What was decided"
          hint="One decision a line. They are published with the minutes."
          rows={5}
        />
        <Actions>
          <Button tone="plain">Save the decisions</Button>
        </Actions>
      </SmallForm>
    </Card>
  );
}
