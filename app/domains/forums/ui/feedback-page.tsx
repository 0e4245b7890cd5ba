import { BarRows } from "~/ui/bar-rows";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import { EmptyState } from "~/ui/empty-state";
import { FEEDBACK_QUESTIONS, mostlyWords, spreadOf } from "../feedback.rules";
import type { FeedbackView } from "../queries/view-feedback.server";
import { DateFrame } from "./forum-frame";

/** What those who were there said, as a chart with its table. */
export function FeedbackPage({ view }: { view: FeedbackView }) {
  const { date, now, attended } = view;
  const given = view.useful.length;
  return (
    <>
      <DateFrame
        date={date}
        now={now}
        here="Feedback"
        title={given === 0 ? "No feedback yet" : `Feedback: ${given} of ${attended} who were there`}
      />
      {given === 0 ? (
        <EmptyState title="Nobody has answered yet">
          <p>
            {attended === 0
              ? "Who is marked as attended at the door is asked three questions on their page of the forum."
              : `${attended} ${attended === 1 ? "person was" : "people were"} there and can answer three questions on their page of the forum.`}
          </p>
        </EmptyState>
      ) : (
        <div className="stack">
          <Question title={FEEDBACK_QUESTIONS.useful} marks={view.useful} what="found it useful" />
          <Question title={FEEDBACK_QUESTIONS.heard} marks={view.heard} what="felt heard" />
          {view.words.length > 0 ? (
            <Card title="In their words, without names">
              <ul className="list-disc pl-5">
                {view.words.map((words) => (
                  <li key={words} className="mb-2 whitespace-pre-line">
                    {words}
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
      )}
    </>
  );
}

function Question({ title, marks, what }: { title: string; marks: number[]; what: string }) {
  const spread = spreadOf(marks);
  return (
    <Card title={title}>
      <p>{mostlyWords(marks, what)}</p>
      <BarRows
        rows={spread.map(({ words, number }) => ({ label: words, value: number }))}
        max={marks.length}
      />
      <Disclosure summary="As a table">
        <DataTable
          caption={title}
          rows={spread}
          rowKey={({ words }) => words}
          cards={false}
          columns={[
            { header: "Answer", cell: ({ words }) => words },
            { header: "How many", numeric: true, cell: ({ number }) => number },
          ]}
        />
      </Disclosure>
    </Card>
  );
}
