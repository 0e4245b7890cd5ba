import type { SubmissionResult } from "@conform-to/react";
import { Checkbox } from "~/ui/checkbox";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";
import type { FilingForm } from "../queries/view-record.server";
import type { filingSchema } from "../record.schema";
import { LeftOutList } from "./record-page";

type Props = FilingForm & { formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** Somebody confirms that a pack is in the child's case record, since when and where. */
export function FilingPage({ record, pack, whyNot, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const page = paths.placement(record.reference);
  const [form, fields] = useFormOf<typeof filingSchema>({
    id: "filing",
    lastResult,
    defaultValue: { on: record.today },
  });
  return (
    <DecisionPage
      {...{ form, formKey, whyNot }}
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: record.reference, to: page.page() },
        { label: "Case record", to: page.record() },
        { label: "Confirm the filing" },
      ]}
      title="Confirm that the pack is filed"
      above={`${record.reference} · ${record.child} at ${record.service}`}
      consequences={[
        "It is on the record with your name and cannot be changed.",
        pack.outdated
          ? "Something was recorded since this pack was downloaded: the newest pack has to be filed as well."
          : "Homeward can then delete the child’s identity when your council’s retention period ends.",
      ]}
      button="Confirm the filing"
      back={{ to: page.record(), words: "Cancel" }}
      before={
        <SummaryList
          rows={[
            { key: "Downloaded", value: pack.taken },
            { key: "SHA-256", value: <span className="break-all">{pack.sha256}</span> },
            ...(pack.leftOut.length > 0
              ? [{ key: "Not in the pack", value: <LeftOutList pack={pack} reference={record.reference} /> }]
              : []),
          ]}
        />
      }
    >
      <DateField field={fields.on} label="Day it was filed" hint="For example, 27 3 2026" />
      <TextField
        field={fields.where}
        label="Where it was filed"
        hint="The system and the folder or document there. Colleagues without access to names read this: no names of children or family. It is deleted with the child’s data key."
      />
      {pack.leftOut.length > 0 ? (
        <Checkbox
          field={fields.leftOutFiled}
          label="I have filed the documents that are not in the pack as well"
          hint="Download each from its page. Where one cannot be opened, say so in the case record."
        />
      ) : null}
    </DecisionPage>
  );
}
