import type { SubmissionResult } from "@conform-to/react";
import { keptDigest, savedMeanwhile } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { ownerGroupSchema } from "../owner-group.schema";
import type { OwnerGroupView } from "../queries/view-owner-group.server";

type Props = {
  owner: OwnerGroupView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Which group an owner of the register belongs to. */
export function OwnerGroupPage({ owner: { name, back, saved, expected }, formKey, lastResult }: Props) {
  const register = useOrganiserPaths().register();
  const [form, fields] = useFormOf<typeof ownerGroupSchema>({ id: "group", lastResult, defaultValue: saved });
  return (
    <DecisionPage
      crumbs={[{ label: "Register", to: register }, { label: name, to: back }, { label: "Group" }]}
      title={`Group above ${name}`}
      whyNot={null}
      typed={[
        { name: "group", label: "Group" },
        { name: "note", label: "How do you know this?" },
      ]}
      form={form}
      formKey={formKey}
      expected={keptDigest(lastResult, expected)}
      button="Save group"
      back={{ to: back, words: "Cancel" }}
      before={
        savedMeanwhile(lastResult) ? (
          <SavedMeanwhile
            rows={[
              { label: "Group", text: saved.group },
              { label: "How do you know this?", text: saved.note },
            ]}
          />
        ) : null
      }
      consequences={[
        "It counts for every service of this owner, also for those it registers later.",
        "Figures of who owns the places count owners of one group as one.",
      ]}
    >
      <TextField
        field={fields.group}
        label="Group"
        hint="The company that owns or controls it. Leave blank if it belongs to none."
      />
      <TextArea
        field={fields.note}
        label="How do you know this?"
        hint="Every council and the hub can read this."
        limit={500}
      />
    </DecisionPage>
  );
}
