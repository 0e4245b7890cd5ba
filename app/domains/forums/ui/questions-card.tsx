import { longDate } from "~/platform/time";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import type { answerSchema } from "../organise.schema";
import type { DateView } from "../queries/view-own-date.server";
import { type LastResult, resultOf, SmallForm } from "./small-form";

const sent = sentBy<typeof answerSchema>();

/** Questions that came without their asker's name, with their answers. */
export function QuestionsCard({ view, lastResult }: { view: DateView; lastResult: LastResult }) {
  const { questions, now } = view;
  if (questions.length === 0) return null;
  return (
    <Card title="Questions, without the name of who asks">
      {questions.map((question) => (
        <div key={question.id} className="mb-5">
          <p className="mb-1">
            <b>{question.words}</b>
          </p>
          <p className="why">Asked on {longDate(question.askedOn, now)}</p>
          {question.answer ? <p>{question.answer}</p> : null}
          <Answer question={question} lastResult={lastResult} />
        </div>
      ))}
    </Card>
  );
}

function Answer({
  question,
  lastResult,
}: {
  question: DateView["questions"][number];
  lastResult: LastResult;
}) {
  const own = resultOf(lastResult, `answer-${question.id}`);
  const [form, fields] = useFormOf<typeof answerSchema>({
    id: `answer-${question.id}`,
    lastResult: own,
    defaultValue: { answer: question.answer ?? "" },
  });
  return (
    <Disclosure summary={question.answer ? "Change the answer" : "Answer it"} open={own !== undefined}>
      <SmallForm
        id={form.id}
        intent="answer"
        expected={question.answerDigest}
        lastResult={own}
        saved={[{ label: "The answer", text: question.answer ?? "" }]}
      >
        <HiddenField {...sent("questionId", question.id)} />
        <TextArea field={fields.answer} label="Your answer" rows={3} limit={2_000} />
        <Actions>
          <Button tone="plain">Save the answer</Button>
        </Actions>
      </SmallForm>
    </Disclosure>
  );
}
