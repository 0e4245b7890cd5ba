import { Form } from "@remix-run/react";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { NumberField } from "~/ui/number-field";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { TERM_TITLES } from "../agreement/agreement-content.rules";
import {
  type AgreementDraft,
  type agreementDraftFormSchema,
  MAX_OUTCOMES,
} from "../agreement/agreement-draft.schema";
import type { FeeLine } from "../agreement/fee-lines.rules";
import { FeeTable } from "./agreement-text";

const sent = sentBy<typeof agreementDraftFormSchema>();

export const AGREEMENT_FORM = "agreement";

type Props = {
  values: AgreementDraft;
  errors: FieldErrors;
  fees: readonly FeeLine[];
  formKey: string;
  /** What the step-down plan of the placement says, where the draft says something else. */
  planned: string | null;
  /** When the draft was saved, in milliseconds: whether a colleague saved another meanwhile is told by it. */
  seen: number;
};

const LONG = 4_000;

/** The agreement as it is written, in the order in which it is read. Every button saves what was typed. */
export function AgreementForm({ values, errors, fees, formKey, seen, planned }: Props) {
  const field = (name: keyof AgreementDraft) => rowField(AGREEMENT_FORM, name, values[name], errors);
  return (
    <Form method="post" id={AGREEMENT_FORM} reloadDocument noValidate autoComplete="off">
      <ErrorSummary form={summaryOf(AGREEMENT_FORM, errors)} />
      {/* Enter in a box presses the first button of a form: that must save, not remove an outcome. */}
      <button type="submit" {...sent("intent", "save")} className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <HiddenField name="key" value={formKey} />
      <HiddenField name="version" value={seen} />
      <p className="lede">The provider reads all of this. No names of the child or their family.</p>
      <Card title="The placement">
        <TextArea field={field("purpose")} label={TERM_TITLES.purpose} rows={3} limit={LONG} />
        <TextField
          field={field("intendedLength")}
          label="How long is it intended to last?"
          hint="For example, 12 months, then a foster family"
        />
        <DateField field={field("startOn")} label="When does it start?" hint="For example, 27 11 2026" />
        <DateField
          field={field("placementPlanOn")}
          label="Date of the statutory placement plan"
          hint="Before the child moves in, or within 5 working days"
          optional
        />
        <TextArea
          field={field("stepDown")}
          label={TERM_TITLES.stepDown}
          hint={
            planned === null
              ? "Where the child should live next, and by when"
              : `The step-down plan of the placement says: ${planned}`
          }
          optional
          rows={3}
          limit={LONG}
        />
      </Card>
      <Card title="Fees">
        <p>From the costing that was authorised. They cannot be changed here.</p>
        <FeeTable fees={fees} />
        <div className="mt-6">
          <TextArea
            field={field("coreFee")}
            label={TERM_TITLES.coreFee}
            hint="What is covered without an extra charge"
            rows={5}
            limit={LONG}
          />
        </div>
      </Card>
      <Outcomes values={values} errors={errors} />
      <Card title="The child’s care">
        <TextArea field={field("familyTime")} label={TERM_TITLES.familyTime} rows={4} limit={LONG} />
        <TextArea field={field("health")} label={TERM_TITLES.health} rows={4} limit={LONG} />
        <TextArea field={field("education")} label={TERM_TITLES.education} rows={4} limit={LONG} />
        <TextArea
          field={field("delegatedAuthority")}
          label={TERM_TITLES.delegatedAuthority}
          hint="What the carers may decide without asking"
          rows={4}
          limit={LONG}
        />
        <TextArea field={field("missing")} label={TERM_TITLES.missing} rows={4} limit={LONG} />
      </Card>
      <Card title="Notice">
        <NumberField field={field("noticeByCouncil")} label="The council gives" suffix="days" />
        <NumberField field={field("noticeByProvider")} label="The provider gives" suffix="days" />
        <NumberField
          field={field("trialDays")}
          label="Length of a trial or emergency period"
          hint="From the start. Leave blank if there is none"
          optional
          suffix="days"
        />
        <NumberField
          field={field("trialNotice")}
          label="Notice in that period, by either side"
          hint="0 for none"
          optional
          suffix="days"
        />
      </Card>
      <Card title={TERM_TITLES.dataProtection}>
        <TextArea
          field={field("dataProtection")}
          label="How information about the child is kept and shared"
          rows={5}
          limit={LONG}
        />
      </Card>
      <div className="mt-6">
        <Actions>
          <Button {...sent("intent", "check")}>Save and check before issuing</Button>
          <Button tone="plain" {...sent("intent", "save")}>
            Save
          </Button>
        </Actions>
      </div>
    </Form>
  );
}

function Outcomes({ values, errors }: Pick<Props, "values" | "errors">) {
  const field = (index: number, name: "outcome" | "review") =>
    rowField(AGREEMENT_FORM, `outcomes[${index}].${name}`, values.outcomes[index]?.[name], errors);
  return (
    <section id={`${AGREEMENT_FORM}-outcomes`} className="my-6" aria-labelledby="outcomes-title">
      <h2 id="outcomes-title">Outcomes</h2>
      {errors.outcomes?.map((words) => (
        <p className="error" key={words}>
          <span className="sr-only">Error: </span>
          {words}
        </p>
      ))}
      {values.outcomes.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows move only with a new page
        <fieldset className="card mb-4" key={index}>
          <legend className="sr-only">Outcome {index + 1}</legend>
          <TextArea field={field(index, "outcome")} label={`Outcome ${index + 1}`} rows={2} />
          <TextArea
            field={field(index, "review")}
            label="How and when is it reviewed?"
            hint="What will show that it is going well"
            rows={2}
          />
          <p className="mb-0">
            <Button tone="link" {...sent("intent", `remove-outcome:${index}`)}>
              Remove outcome {index + 1}
            </Button>
          </p>
        </fieldset>
      ))}
      {values.outcomes.length < MAX_OUTCOMES ? (
        <Button tone="plain" {...sent("intent", "add-outcome")}>
          Add an outcome
        </Button>
      ) : (
        <p className="why">An agreement has at most {MAX_OUTCOMES} outcomes.</p>
      )}
    </section>
  );
}
