import { Form } from "@remix-run/react";
import { optionsOf } from "~/platform/forms/options";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import {
  AGE_BANDS,
  askedOf,
  IMPACT_PART_KEYS,
  IMPACT_PARTS,
  type ImpactPart,
  LIKELIHOODS,
} from "../impact/impact.options";
import { PART_GROUPS, type PartGroup } from "../impact/impact.rules";
import { type ImpactAsks, isRiskKey } from "../impact/impact-asks.rules";
import { livesAlone, subjectRows } from "../impact/impact-draft.rules";
import type { ImpactDraft, impactDraftFormSchema } from "../impact/impact-draft.schema";

const sent = sentBy<typeof impactDraftFormSchema>();

const IMPACT_FORM = "impact";
const LIMIT = 3_000;
/** The next offer is often for a child of another council. */
const FROM_LAST = "From your last offer. Check that it names no child.";
const BANDS = optionsOf(AGE_BANDS);
const LIKELY = optionsOf(LIKELIHOODS);

type Props = {
  values: ImpactDraft;
  asks: ImpactAsks;
  errors: FieldErrors;
  formKey: string;
  seen: number;
  /** What is filled in from the home's last offer as it was. */
  fromLast: readonly ImpactPart[];
  /** Whether it is sent by itself, after the offer. */
  alone: boolean;
};

/** The assessment as it is written: one page, so that a manager on a phone can save half of it and go on later. */
export function ImpactForm({ values, asks, errors, formKey, seen, fromLast, alone }: Props) {
  const field = (name: string, value: unknown) => rowField(IMPACT_FORM, name, value, errors);
  const part = (key: ImpactPart) => (
    <TextArea
      key={key}
      field={field(`parts.${key}`, values.parts[key])}
      label={askedOf(key, asks.homeKind).ask}
      hint={[...(fromLast.includes(key) ? [FROM_LAST] : []), askedOf(key, asks.homeKind).hint].join(" ")}
      optional={IMPACT_PARTS[key].group === "culture" && !asks.culture}
      rows={3}
      limit={LIMIT}
    />
  );
  const group = (name: PartGroup) =>
    IMPACT_PART_KEYS.filter((key) => IMPACT_PARTS[key].group === name).map(part);
  return (
    <Form method="post" id={IMPACT_FORM} noValidate autoComplete="off">
      <ErrorSummary form={summaryOf(IMPACT_FORM, errors)} />
      {/* Enter in a box presses the first button of a form: that must save, not send. */}
      <button type="submit" {...sent("intent", "save")} className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <HiddenField name="key" value={formKey} />
      <HiddenField name="version" value={seen} />
      {asks.mayFollow && !alone ? (
        <Card title="This is an emergency">
          <Checkbox
            field={field("follows", values.follows)}
            label="We will send the impact assessment within 24 hours of the offer"
            hint="Then the offer can be sent now. The council sees that the assessment is still to come, and until when. What you write here stays in your draft."
          />
        </Card>
      ) : null}
      <Card title={PART_GROUPS.children}>
        <CheckboxGroup
          field={field("bands", values.bands)}
          label="How old are the others who live there?"
          hint="Give the number on the offer page."
          options={BANDS}
        />
        {livesAlone(values) && values.parts.living === "" && !errors["parts.living"]
          ? null
          : group("children")}
      </Card>
      <section className="mt-6" aria-labelledby="impact-needs">
        <h2 id="impact-needs">{PART_GROUPS.needs}</h2>
        <p className="lede">
          What the referral names, one by one. Write about this child and the others without names.
        </p>
        {subjectRows(values, asks).map((row, index) => {
          const at = (name: string) => `subjects[${index}].${name}`;
          return (
            <fieldset className="card mb-4" key={row.key}>
              <legend className="label">{row.label}</legend>
              <HiddenField name={at("key")} value={row.key} />
              <TextArea
                field={field(at("meets"), row.meets)}
                label={
                  isRiskKey(row.key) ? "How would you manage this risk?" : "How would you meet this need?"
                }
                rows={3}
                limit={LIMIT}
              />
              <TextArea
                field={field(at("risk"), row.risk)}
                label="Risks: to this child, to the other children, to staff or others"
                hint="Leave blank if there is no risk."
                optional
                rows={2}
                limit={LIMIT}
              />
              <TextArea
                field={field(at("action"), row.action)}
                label="What would you do to reduce them?"
                hint="Leave blank if there is no risk."
                optional
                rows={2}
                limit={LIMIT}
              />
              <RadioGroup
                field={field(at("likelihood"), row.likelihood)}
                label="Residual risk, after what you would do"
                options={LIKELY}
              />
            </fieldset>
          );
        })}
        {asks.subjects.length === 0 ? (
          <p className="why">The referral names no need and no known risk.</p>
        ) : null}
      </section>
      <Card title={PART_GROUPS.answer}>{group("answer")}</Card>
      <Card title={PART_GROUPS.culture}>
        <p className="why">
          {asks.culture
            ? "The referral asks for care that meets the child's culture."
            : "The referral does not ask for it. What you write here helps the child picture living with you."}{" "}
          Write about the home, not about this child: it is filled in again on your next offer.
        </p>
        {group("culture")}
      </Card>
      <Card title={PART_GROUPS.rules}>
        <p className="why">
          Write about the home, not about this child: it is filled in again on your next offer.
        </p>
        {group("rules")}
      </Card>
      <div className="mt-6">
        <Actions>
          <Button {...sent("intent", "check")}>
            {alone ? "Send the impact assessment" : "Save and go back to the offer"}
          </Button>
          <Button tone="plain" {...sent("intent", "save")}>
            Save for later
          </Button>
        </Actions>
      </div>
    </Form>
  );
}
