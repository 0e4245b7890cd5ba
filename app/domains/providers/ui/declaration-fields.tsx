import type { FieldMetadata } from "@conform-to/react";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { DateField } from "~/ui/date-field";
import { NumberField } from "~/ui/number-field";
import { RadioGroup } from "~/ui/radio-group";
import type { FieldsOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import type { DeclarationForm, declarationSchema } from "../declaration.schema";
import { GENDERS, NEEDS, type Need } from "../declared.rules";
import type { DeclarationView } from "../queries/view-declaration.server";

type Fields = FieldsOf<typeof declarationSchema>;

const ANSWERS = [
  { value: "yes", label: "Can meet" },
  { value: "no", label: "Cannot meet" },
  { value: "", label: "Not told us yet" },
];

/** The questions of a declaration, in the order of a Statement of Purpose. */
export function DeclarationFields({ fields, view }: { fields: Fields; view: DeclarationView }) {
  const needs = fields.needs.getFieldset();
  return (
    <>
      <TextField
        field={fields.displayName}
        label="What is it called?"
        optional
        hint={`Councils see this name. Without one they see “${view.unnamed}”.`}
        autoComplete="off"
      />
      <TextField
        field={fields.outcode}
        label="Outcode"
        optional
        width={10}
        hint="The first half of the postcode, like WV10. If you enter a whole postcode we keep its first half only. Other providers never see it."
        autoComplete="off"
        spellCheck={false}
      />
      <DateField
        field={fields.statementOn}
        label="Date of the Statement of Purpose"
        optional
        hint="The date on the version in force."
      />
      <NumberField
        field={fields.ageFrom}
        label="Youngest age"
        optional
        width={2}
        hint={
          view.kind === "supported-accommodation"
            ? "In completed years, at admission. Supported accommodation takes nobody under 16."
            : "In completed years, at admission."
        }
      />
      <NumberField field={fields.ageTo} label="Oldest age" optional width={2} />
      <CheckboxGroup
        field={fields.genders}
        label="Who does it take?"
        optional
        hint="Choose all that apply. With none chosen it reads “not told us yet”."
        options={Object.entries(GENDERS).map(([value, label]) => ({ value, label }))}
      />
      <h2>Needs</h2>
      <p>
        Referrals with a need that you cannot meet do not reach this service. All others do, also those with a
        need that you have not told us about.
      </p>
      {(Object.keys(NEEDS) as Need[]).map((need) => (
        <RadioGroup key={need} field={withAnswer(needs[need])} label={NEEDS[need]} options={ANSWERS} across />
      ))}
      <TextArea
        field={fields.notes}
        label="Anything else councils should know"
        optional
        hint="For example local restrictions, or who lives there now in general words. Never name a child."
        limit={2000}
      />
    </>
  );
}

/** An unanswered need stands at "Not told us yet", so that it can also be taken back. */
function withAnswer(
  field: FieldMetadata<
    DeclarationForm["needs"] extends infer N ? NonNullable<N>[keyof NonNullable<N>] : never
  >,
) {
  return {
    id: field.id,
    name: field.name,
    errorId: field.errorId,
    descriptionId: field.descriptionId,
    key: field.key,
    initialValue: field.initialValue ?? "",
    errors: field.errors,
  };
}
