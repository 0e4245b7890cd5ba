import type { SubmissionResult } from "@conform-to/react";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import type { deputySchema } from "../deciders.schema";
import type { DecidersView } from "../queries/view-deciders.server";
import { useDecidersFrame } from "./use-deciders-frame";

type Props = {
  view: DecidersView;
  whyNot: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Who decides on funding while somebody is away. */
export function NameDeputyPage({ view, whyNot, formKey, lastResult }: Props) {
  const frame = useDecidersFrame("Name a deputy");
  const [only] = view.absent.length === 1 ? view.absent : [];
  const [form, fields] = useFormOf<ReturnType<typeof deputySchema>>({
    id: "deputy",
    lastResult,
    defaultValue: { absentId: only?.value },
  });
  return (
    <DecisionPage
      {...frame}
      title="Name a deputy"
      consequences={[
        "The deputy is emailed now. On these days they also get the emails about funding to authorise.",
        "They cannot authorise funding that they or the person who is away requested, or for an offer that either of them worked on.",
        "Each decision shows who made it and for whom.",
      ]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      button="Name deputy"
    >
      <Select field={fields.absentId} label="Who is away?" options={view.absent} />
      <Select
        field={fields.deputyId}
        label="Who is their deputy?"
        hint="A head of service, the director or a team manager, but not yourself."
        options={view.stands}
      />
      <DateField field={fields.firstDay} label="First day" hint="For example, 7 12 2026" />
      <DateField
        field={fields.lastDay}
        label="Last day"
        hint="3 months at most. The deputy can still authorise funding on this day."
      />
    </DecisionPage>
  );
}
