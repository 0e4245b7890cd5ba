import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { newFormKey } from "~/platform/ids";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { summaryOf } from "~/ui/row-field";

export type LastResult = SubmissionResult<string[]> | undefined;

type SmallFormProps = {
  /** Unlike that of any other form on the page. */
  id: string;
  /** What the press does; the page's action tells its forms apart by it. */
  intent: string;
  version?: number;
  /** Whether it carries a file. */
  file?: boolean;
  children: ReactNode;
};

/** One of several forms on a page that runs no script: each has a key of its own. */
export function SmallForm({ id, intent, version, file, children }: SmallFormProps) {
  return (
    <Form method="post" id={id} encType={file ? "multipart/form-data" : undefined} noValidate>
      <HiddenField name="form" value={id} />
      <HiddenField name="intent" value={intent} />
      <HiddenField name="key" value={newFormKey()} />
      {version === undefined ? null : <HiddenField name="version" value={version} />}
      {children}
    </Form>
  );
}

const sentForm = (lastResult: LastResult) => String(lastResult?.initialValue?.form ?? "form");

/** The result of the last press, where it was that of this form. */
export function resultOf(lastResult: LastResult, id: string): LastResult {
  return sentForm(lastResult) === id ? lastResult : undefined;
}

/** What was wrong with whichever form of the page was sent. */
export function PageErrors({ lastResult }: { lastResult: LastResult }) {
  const form = summaryOf(sentForm(lastResult), lastResult?.error ?? {});
  return <ErrorSummary form={form} />;
}
