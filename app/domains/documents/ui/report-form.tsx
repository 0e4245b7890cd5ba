import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { ACCEPTED_FILES } from "~/platform/files/opening/accepted-file";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { useSidePaths } from "~/use-paths";
import type { monthlyReportSchema } from "../document.schema";
import { REPORT_KINDS } from "../document-kinds.options";
import type { ReportForm } from "../queries/view-report-form.server";
import { aboveOf, DocumentCrumbs } from "./document-frame";

type Props = {
  view: ReportForm;
  /** The month or day that a link to this page named. */
  covers: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

export const WHAT_WE_TAKE =
  "A PDF, a Word document (.docx), a picture (JPEG, PNG or WebP) or a plain text, up to 10 MB and 60 pages. If you were asked to change something, choose the file again.";

/** The provider uploads a report. */
export function UploadReportPage({ view, covers, formKey, lastResult }: Props) {
  const { placement, kind, months, extras } = view;
  const { title, hint } = REPORT_KINDS[kind];
  const [form, fields] = useFormOf<typeof monthlyReportSchema, "file">({
    id: "report",
    lastResult,
    defaultValue: { coversOn: covers ?? months[1]?.value ?? months[0]?.value ?? "" },
  });
  const back = useSidePaths().placement(placement.reference).reports();
  return (
    <>
      <DocumentCrumbs placement={placement} here="Upload a report" />
      <ErrorSummary form={form} />
      <PageHeading title={title} above={aboveOf(placement)} lede={hint} />
      {view.whyNot ? (
        <EmptyState
          title="This cannot be done now"
          action={<ButtonLink to={back}>Back to the reports</ButtonLink>}
        >
          <p>{view.whyNot}.</p>
        </EmptyState>
      ) : (
        <Card>
          <Form method="post" id={form.id} encType="multipart/form-data" noValidate>
            {REPORT_KINDS[kind].covers === "month" ? (
              <Select field={fields.coversOn} label="Month" options={months} emptyLabel={null} />
            ) : (
              <DateField field={fields.coversOn} label="Day of the event" hint="For example, 27 3 2026" />
            )}
            <FileField field={fields.file} label="The file" hint={WHAT_WE_TAKE} accept={ACCEPTED_FILES} />
            {extras.length > 0 ? (
              <Select
                field={fields.feeLineId}
                label="Paid extra that it shows was delivered"
                options={extras}
                emptyLabel="None"
                optional
              />
            ) : null}
            <p>
              {placement.council} reads a copy that we make from its pages, and can see that you uploaded it.
              The file’s name is not kept.
            </p>
            <HiddenField name="key" value={formKey} />
            <Actions>
              <Button>Upload the report</Button>
              <ButtonLink tone="plain" to={back}>
                Cancel
              </ButtonLink>
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}
