import type { SubmissionResult } from "@conform-to/react";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { useSidePaths } from "~/use-paths";
import type { removeDocumentSchema } from "../document.schema";
import { REMOVED_ONCE_READ, REMOVED_WHY, REMOVED_WHY_CODES } from "../document-kinds.options";
import type { DocumentRow } from "../queries/view-reports.server";
import { aboveOf, useDocumentCrumbs } from "./document-frame";

type Props = {
  placement: { reference: string; child: string; service: string };
  document: DocumentRow;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Whoever uploaded a document takes it away again; or the council one that it has read and should not have got. */
export function RemoveDocumentPage({ placement, document, formKey, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof removeDocumentSchema>({ id: "remove", lastResult });
  const page = useSidePaths().placement(placement.reference);
  return (
    <DecisionPage
      crumbs={useDocumentCrumbs(placement, "Remove a document")}
      title={`Remove “${document.title}”?`}
      above={aboveOf(placement)}
      consequences={[
        "Nobody can open it on Homeward any more. Copies that somebody has downloaded stay with them.",
        "Both sides still see that it was uploaded, who read it, and why you removed it.",
        document.isRead
          ? "If it was due, it is missing again until the provider uploads another. We do not email them: phone the home."
          : "If it was due, it is missing again until you upload another.",
      ]}
      form={form}
      formKey={formKey}
      button="Remove the document"
      dangerous
      back={{ to: document.changeId === null ? page.reports() : page.changes(), words: "Cancel" }}
    >
      <RadioGroup
        field={fields.why}
        label="Why are you removing it?"
        options={(document.isRead ? REMOVED_ONCE_READ : REMOVED_WHY_CODES).map((value) => ({
          value,
          label: REMOVED_WHY[value],
        }))}
      />
    </DecisionPage>
  );
}
