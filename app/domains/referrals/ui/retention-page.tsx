import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptDigest, savedMeanwhile } from "~/platform/forms/kept-version";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { ErrorSummary } from "~/ui/error-summary";
import { errorsOf } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import type { RetentionView } from "../queries/view-retention.server";
import { DEFAULT_RETENTION, periodWords, RETENTION_PERIODS, type RetentionMonths } from "../retention.rules";
import type { retentionSchema } from "../retention.schema";

type Props = {
  view: RetentionView;
  done: string | undefined;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

const LEDE =
  "The portal knows who a child is only to find a placement; your own system keeps the case record. When nobody needs it here any more, it is destroyed so that nobody can read it again, once every placement is filed in the case record.";

/** How long a council keeps who a child is: with what each choice destroys, before it is chosen. */
export function RetentionPage({ view, done, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const [form, fields] = useFormOf<typeof retentionSchema>({
    id: "retention",
    lastResult,
    defaultValue: { months: String(view.months) },
  });
  return (
    <>
      <Breadcrumbs items={[{ label: "Settings", to: paths.settings() }, { label: "Who a child is" }]} />
      <ErrorSummary form={form} />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading title="How long to keep who a child is" lede={LEDE} />
      <SummaryList
        rows={[
          ...(view.abilities.change ? [] : [{ key: "Kept for", value: periodWords(view.months) }]),
          { key: "Kept now", value: children(view.kept) },
          ...(view.unfiled === 0
            ? []
            : [
                {
                  key: "Kept until filed",
                  value: `${children(view.unfiled)}: a placement is not filed in the case record`,
                },
              ]),
          { key: "Destroyed so far", value: children(view.destroyed) },
        ]}
      />
      {view.abilities.change ? (
        <Form method="post" className="mt-6 max-w-read" {...getFormProps(form)} noValidate>
          <HiddenField name="key" value={formKey} />
          <HiddenField name="expected" value={keptDigest(lastResult, String(view.months))} />
          {savedMeanwhile(lastResult) ? (
            <SavedMeanwhile rows={[{ label: "Keep it for", text: periodWords(view.months) }]} />
          ) : null}
          <RadioGroup
            field={fields.months}
            label="Keep it for"
            hint="From the day on which the last referral of the child ended, was withdrawn or closed, or its draft was last touched. Never while a placement is looked for or lived in."
            options={(Object.keys(RETENTION_PERIODS).map(Number) as RetentionMonths[]).map((months) => ({
              value: String(months),
              label: RETENTION_PERIODS[months],
              hint: hintOf(months, view),
            }))}
          />
          {errorsOf(fields.destroy).length > 0 ? (
            <Checkbox field={fields.destroy} label="Yes, destroy it tonight" />
          ) : null}
          <Actions>
            <Button>Save</Button>
            <ButtonLink tone="plain" to={paths.settings()}>
              Back to the settings
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <p className="mt-6">An admin of your council can change it.</p>
      )}
    </>
  );
}

function children(count: number): string {
  return count === 1 ? "1 child" : `${count} children`;
}

/** What is different from now: the daily job has done already what the present period asks for. */
function hintOf(months: RetentionMonths, { months: present, due }: RetentionView): string | undefined {
  const words =
    months === DEFAULT_RETENTION ? "What the portal suggests: complaints may come for a year." : "";
  const more = due[months] - (due[present as RetentionMonths] ?? 0);
  if (more <= 0) return words || undefined;
  return `${words} Tonight it would be over for ${children(more)}.`.trim();
}
