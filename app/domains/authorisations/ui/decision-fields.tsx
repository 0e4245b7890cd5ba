import { DateField } from "~/ui/date-field";
import type { FormField } from "~/ui/form-field";
import { TextArea } from "~/ui/text-area";
import type { DecisionKind } from "../decision-words.rules";

type Props = {
  kind: DecisionKind;
  /** Of funding that was given by phone, which is not refused but goes to the director. */
  byPhone?: boolean;
  fields: {
    question: FormField;
    reason: FormField;
    unconfirmedReason: FormField;
    conditions: FormField;
    fundedUntil: FormField;
  };
  notConfirmed: boolean;
};

/** What is written with a decision: a question, a reason, or on what and until when funding is authorised. */
export function DecisionFields({ kind, byPhone = false, fields, notConfirmed }: Props) {
  if (kind === "return")
    return <TextArea field={fields.question} label="Your question" rows={4} limit={2_000} />;
  if (kind === "refuse")
    return (
      <TextArea
        field={fields.reason}
        label={byPhone ? "Why are you not confirming it?" : "Why are you refusing funding?"}
        hint={
          byPhone
            ? "The director and your colleagues see this, the provider does not. Do not name the child."
            : "The broker sees this, the provider does not."
        }
        rows={4}
        limit={2_000}
      />
    );
  return (
    <>
      {notConfirmed ? (
        <TextArea
          field={fields.unconfirmedReason}
          label="Why are you authorising an unconfirmed provider?"
          hint="Say who rang the home, on which number, and what they said. Kept on your council’s record. Do not name children or family."
          rows={4}
          limit={2_000}
        />
      ) : null}
      <TextArea
        field={fields.conditions}
        label="Conditions"
        hint="For your colleagues. The provider does not see them. Do not name children or family."
        optional
        rows={4}
        limit={2_000}
      />
      <DateField
        field={fields.fundedUntil}
        label="Funded until"
        hint="The last day. You will be reminded four weeks before. The placement and its fee do not end on that day."
        optional
      />
    </>
  );
}
