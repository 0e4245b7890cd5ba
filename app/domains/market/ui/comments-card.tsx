import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { optionsOf } from "~/platform/forms/options";
import { newFormKey } from "~/platform/ids";
import { dayAndTime } from "~/platform/time";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TypedText } from "~/ui/typed-text";
import type { StatementComment, StatementView } from "../queries/view-statement.server";
import { STATEMENT_SECTIONS } from "../statement/sections.options";
import type { commentSchema, draftFormsSchema } from "../statement/statement.schema";

const sent = sentBy<typeof draftFormsSchema>();

export type LastResult = SubmissionResult<string[]> | undefined;

/** What colleagues have said of the draft, open comments first, and a form for the next. Never published. */
export function CommentsCard({ view, lastResult }: { view: StatementView; lastResult: LastResult }) {
  const open = view.comments.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = view.comments.filter(({ resolvedAt }) => resolvedAt !== null);
  const { comment: mayComment } = view.abilities;
  // Published while somebody wrote: there is no form any more, and what they wrote is shown.
  const typed = mayComment ? null : (
    <TypedText lastResult={lastResult} fields={[{ name: "body", label: "Comment" }]} />
  );
  if (!mayComment && view.comments.length === 0) return typed;
  return (
    <>
      {typed}
      <Card title="Comments" id="comments">
        {open.length === 0 ? <p className="why">No open comments. They are never published.</p> : null}
        {open.map((comment) => (
          <Comment key={comment.id} comment={comment} now={view.now} mayResolve={mayComment} />
        ))}
        {resolved.length > 0 ? (
          <Disclosure summary={`Resolved: ${resolved.length}`}>
            {resolved.map((comment) => (
              <Comment key={comment.id} comment={comment} now={view.now} mayResolve={false} />
            ))}
          </Disclosure>
        ) : null}
        {mayComment ? <CommentForm lastResult={lastResult} /> : null}
      </Card>
    </>
  );
}

type CommentProps = { comment: StatementComment; now: Date; mayResolve: boolean };

function Comment({ comment, now, mayResolve }: CommentProps) {
  return (
    <div className="mb-4">
      <p className="why mb-1">
        {comment.writerName} on {STATEMENT_SECTIONS[comment.section].label},{" "}
        {dayAndTime(comment.writtenAt, now)}
      </p>
      <p className="whitespace-pre-wrap break-words" dir="auto">
        {comment.body}
      </p>
      {mayResolve ? (
        <Form method="post" noValidate>
          <HiddenField {...sent("intent", "resolve")} />
          <HiddenField {...sent("comment", comment.id)} />
          <HiddenField name="key" value={newFormKey()} />
          <Button
            tone="link"
            aria-label={`Resolve comment by ${comment.writerName}: ${comment.body.slice(0, 60)}`}
          >
            Resolve
          </Button>
        </Form>
      ) : null}
    </div>
  );
}

function CommentForm({ lastResult }: { lastResult: LastResult }) {
  const [form, fields] = useFormOf<typeof commentSchema>({ id: "comment", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <Form method="post" id={form.id} noValidate>
        <HiddenField {...sent("intent", "comment")} />
        <HiddenField name="key" value={newFormKey()} />
        <Select field={fields.section} label="Section" options={optionsOf(STATEMENT_SECTIONS)} />
        <TextArea field={fields.body} label="Comment" rows={3} limit={2_000} />
        <Actions>
          <Button tone="plain">Add comment</Button>
        </Actions>
      </Form>
    </>
  );
}
