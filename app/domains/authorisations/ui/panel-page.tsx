import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import type { panelSchema } from "../authorisation.schema";
import type { AuthorisationView } from "../queries/view-authorisation.server";

type Props = {
  view: AuthorisationView;
  whyNot: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Whoever asks or decides records what the council's panel decided or asked for. */
export function PanelPage({ view, whyNot, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const here = paths.authorisation(view.id).page();
  const [form, fields] = useFormOf<ReturnType<typeof panelSchema>>({ id: "panel", lastResult });
  return (
    <DecisionPage
      crumbs={[
        { label: "Authorisations", to: paths.authorisations() },
        { label: view.reference, to: here },
        { label: "Panel" },
      ]}
      title={`Record what the ${view.panel?.name ?? "panel"} decided`}
      above={`${view.service} for ${view.reference} · ${view.cost.sentence}`}
      consequences={[
        "Your colleagues see it with the request for funding. The provider sees none of it.",
        view.state === "authorised"
          ? "This does not change the decision on funding."
          : "This does not authorise funding. A head of service or the director still has to.",
        ...(view.panel?.recorded ? ["What was recorded before stays under What happened."] : []),
      ]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Record decision"
      back={{ to: here, words: "Go back" }}
    >
      <DateField field={fields.panelOn} label="Day the panel met" />
      <TextArea
        field={fields.panelWords}
        label="What did it decide or ask for?"
        hint="Do not name children or family."
        rows={4}
        limit={2_000}
      />
    </DecisionPage>
  );
}
