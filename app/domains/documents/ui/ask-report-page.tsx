import type { SubmissionResult } from "@conform-to/react";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { useSidePaths } from "~/use-paths";
import type { askForMonthSchema } from "../document.schema";
import { REPORT_KINDS } from "../document-kinds.options";
import type { ReportForm } from "../queries/view-report-form.server";
import { aboveOf, useDocumentCrumbs } from "./document-frame";

const sent = sentBy<typeof askForMonthSchema>();

type Props = {
  view: ReportForm;
  covers: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The council asks for a report that is not there. */
export function AskReportPage({ view, covers, formKey, lastResult }: Props) {
  const { placement, kind, months } = view;
  const [form, fields] = useFormOf<typeof askForMonthSchema>({
    id: "ask",
    lastResult,
    defaultValue: { coversOn: covers ?? months[1]?.value ?? months[0]?.value ?? "" },
  });
  return (
    <DecisionPage
      crumbs={useDocumentCrumbs(placement, "Ask for a report")}
      title={`Ask for the ${REPORT_KINDS[kind].name}`}
      above={aboveOf(placement)}
      consequences={[
        `${placement.provider} is told by email, once. The email does not say which report.`,
        "It is on the provider’s start page until it is uploaded.",
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      button="Ask for the report"
      back={{ to: useSidePaths().placement(placement.reference).reports(), words: "Cancel" }}
    >
      <HiddenField {...sent("kind", kind)} />
      {REPORT_KINDS[kind].covers === "month" ? (
        <Select field={fields.coversOn} label="Month" options={months} emptyLabel={null} />
      ) : (
        <DateField field={fields.coversOn} label="Day of the event" hint="For example, 27 3 2026" />
      )}
    </DecisionPage>
  );
}
