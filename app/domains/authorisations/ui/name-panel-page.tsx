import type { SubmissionResult } from "@conform-to/react";
import { keptDigest } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import type { panelNameSchema } from "../deciders.schema";
import { useDecidersFrame } from "./use-deciders-frame";

type Props = {
  panel: string | null;
  whyNot: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What the council calls its funding panel. */
export function NamePanelPage({ panel, whyNot, formKey, lastResult }: Props) {
  const frame = useDecidersFrame("Panel");
  const [form, fields] = useFormOf<typeof panelNameSchema>({
    id: "panel-name",
    lastResult,
    defaultValue: { name: panel ?? "" },
  });
  return (
    <DecisionPage
      {...frame}
      title="Funding panel"
      consequences={[
        "Funding requests show whether a panel decision has been recorded.",
        "Funding can be decided without it.",
      ]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      expected={keptDigest(lastResult, panel ?? "")}
      button="Save panel name"
    >
      <TextField
        field={fields.name}
        label="What does your council call its panel?"
        hint="For example, resource panel or external placements panel. Leave blank if it has none."
        optional
      />
    </DecisionPage>
  );
}
