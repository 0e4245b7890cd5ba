import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { keptVersion } from "~/platform/forms/kept-version";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import type { continueSchema } from "../authorisation.schema";
import type { AuthorisationView } from "../queries/view-authorisation.server";

type Props = {
  view: AuthorisationView;
  /** On what and until when it is authorised. */
  before: ReactNode;
  /** Whether every placement that it was for has ended. */
  ended: boolean;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Whoever decides on funding continues it past its last day. */
export function ContinuePage({ view, before, ended, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const here = paths.authorisation(view.id).page();
  const [form, fields] = useFormOf<typeof continueSchema>({ id: "continue", lastResult });
  return (
    <DecisionPage
      crumbs={[
        { label: "Authorisations", to: paths.authorisations() },
        { label: view.reference, to: here },
        { label: "Continue" },
      ]}
      title="Continue the funding"
      above={`${view.service} for ${view.reference} · ${view.cost.sentence}`}
      consequences={[
        "The fee stays as it was authorised, and so do the conditions.",
        "Your colleagues see your reason. The provider sees none of it.",
        "If you set a new end date, those who decide are reminded four weeks before it.",
      ]}
      whyNot={view.whyNotContinue ?? (ended ? "The placement that it was for has ended" : null)}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Continue the funding"
      back={{ to: here, words: "Go back" }}
      before={before}
    >
      <RadioGroup
        field={fields.how}
        label="How does it continue?"
        options={[
          { value: "until", label: "Until a new end date" },
          { value: "open", label: "Without an end date" },
        ]}
      />
      <DateField
        field={fields.fundedUntil}
        label="New end date"
        hint={`After ${view.continuesAfter}.`}
        optional
      />
      <TextArea
        field={fields.reason}
        label="Why does it continue?"
        hint="Do not name children or family."
        rows={4}
        limit={2_000}
      />
    </DecisionPage>
  );
}
