import type { SubmissionResult } from "@conform-to/react";
import { ACCEPTED_FILES, ACCEPTED_WORDS, CHOOSE_AGAIN } from "~/platform/files/opening/accepted-file";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { FileField } from "~/ui/file-field";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { useSidePaths } from "~/use-paths";
import type { monthlyReportSchema } from "../document.schema";
import { REPORT_KINDS } from "../document-kinds.options";
import type { ReportForm } from "../queries/view-report-form.server";
import { aboveOf, useDocumentCrumbs } from "./document-frame";

type Props = {
  view: ReportForm;
  /** The month or day that a link to this page named. */
  covers: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

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
    <DecisionPage
      crumbs={useDocumentCrumbs(placement, "Upload a report")}
      title={title}
      above={aboveOf(placement)}
      lede={hint}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      file
      button="Upload the report"
      back={{ to: back, words: view.whyNot ? "Back to the reports" : "Cancel" }}
    >
      {REPORT_KINDS[kind].covers === "month" ? (
        <Select field={fields.coversOn} label="Month" options={months} emptyLabel={null} />
      ) : (
        <DateField field={fields.coversOn} label="Day of the event" hint="For example, 27 3 2026" />
      )}
      <FileField
        field={fields.file}
        label="The file"
        hint={`${ACCEPTED_WORDS} ${CHOOSE_AGAIN}`}
        accept={ACCEPTED_FILES}
      />
      {extras.length > 0 ? (
        <Select
          field={fields.feeLineId}
          label="Paid extra that it shows was delivered"
          options={extras}
          emptyLabel="None"
          optional
        />
      ) : null}
      {view.roomLeft === null ? null : (
        <p>
          {view.roomLeft === 1
            ? "This placement can have 1 more document."
            : `This placement can have ${view.roomLeft} more documents.`}
        </p>
      )}
      <p>
        {placement.council} reads a copy that we make from its pages, and can see that you uploaded it. The
        file’s name is not kept.
      </p>
    </DecisionPage>
  );
}
