import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { z } from "zod";
import { keptDigest, keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { newFormKey } from "~/platform/ids";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { summaryOf } from "~/ui/row-field";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import type { attendanceFormsSchema } from "../attendance.schema";
import type {
  agendaFormsSchema,
  blockFormsSchema,
  dateFormsSchema,
  editFormsSchema,
  minutesFormsSchema,
  seriesFormsSchema,
} from "../organise.schema";

export type LastResult = SubmissionResult<string[]> | undefined;

/** "paper" carries a file, which is read apart; "settle" is alone on its page. */
type FormIntent =
  | z.input<
      | typeof agendaFormsSchema
      | typeof blockFormsSchema
      | typeof dateFormsSchema
      | typeof attendanceFormsSchema
      | typeof editFormsSchema
      | typeof minutesFormsSchema
      | typeof seriesFormsSchema
    >["intent"]
  | "paper"
  | "settle";

type SmallFormProps = {
  /** Unlike that of any other form on the page. */
  id: string;
  /** What the press does; the page's action tells its forms apart by it. */
  intent: FormIntent;
  /** The version of what it was filled from, or its digest where it has none. */
  version?: number;
  expected?: string;
  /** The answer to the last press of this form. */
  lastResult?: LastResult;
  /** What is saved now, shown where somebody else saved it meanwhile. */
  saved?: readonly { label: string; text: string }[];
  /** Whether it carries a file. */
  file?: boolean;
  children: ReactNode;
};

/** One of several forms on a page that runs no script: each has a key of its own. */
export function SmallForm(props: SmallFormProps) {
  const { id, intent, version, expected, lastResult, saved = [], file, children } = props;
  return (
    <Form method="post" id={id} encType={file ? "multipart/form-data" : undefined} noValidate>
      <HiddenField name="form" value={id} />
      <HiddenField name="intent" value={intent} />
      <HiddenField name="key" value={newFormKey()} />
      {version === undefined ? null : <HiddenField name="version" value={keptVersion(lastResult, version)} />}
      {expected === undefined ? null : (
        <HiddenField name="expected" value={keptDigest(lastResult, expected)} />
      )}
      {savedMeanwhile(lastResult) ? <SavedMeanwhile rows={saved} /> : null}
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
