import { DateField } from "~/ui/date-field";
import { NumberField } from "~/ui/number-field";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldsOf, useFormOf } from "~/ui/schema-form";
import { WHOLE_FEE } from "../absences/absence.rules";
import type {
  absenceFeeSchema,
  correctAbsenceSchema,
  recordAbsenceSchema,
  withdrawAbsenceSchema,
} from "../absences/absence.schema";
import { ABSENCE_KINDS } from "../absences/absence-kinds.options";
import type { AbsenceRow } from "../queries/list-absences.server";
import { MovePage, type MovePageProps, otherSide } from "./placement-move-pages";

/** Either side records that the child sleeps elsewhere. */
export function RecordAbsencePage({ move, formKey, lastResult }: MovePageProps) {
  const [form, fields] = useFormOf<typeof recordAbsenceSchema>({ id: "absence", lastResult });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Record an absence"
      title="Record an absence"
      lede="Record nights the child is away from the placement."
      consequences={[
        "This does not report a child missing. If the child is missing, follow your missing-from-care procedure: call the police and the council, out of hours its emergency duty team.",
        `${otherSide(move)} is told by email.`,
        "Only your organisation can correct or withdraw it.",
      ]}
      button="Record the absence"
    >
      <AbsenceFields fields={fields} />
    </MovePage>
  );
}

type ChangeProps = MovePageProps & { absence: AbsenceRow };

/** The side that recorded an absence corrects it, or says when the child came back. */
export function CorrectAbsencePage({ move, absence, formKey, lastResult }: ChangeProps) {
  const [form, fields] = useFormOf<typeof correctAbsenceSchema>({
    id: "absence",
    lastResult,
    defaultValue: {
      kind: absence.kind,
      awayFrom: absence.awayFrom,
      ...(absence.backOn === null ? {} : { backOn: absence.backOn }),
    },
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Correct an absence"
      title="Correct an absence"
      lede={`${absence.label}. ${absence.days}.`}
      consequences={[
        `${otherSide(move)} is told by email.`,
        "What it said before stays on record.",
        ...(absence.retained === null
          ? []
          : [
              "If you change where the child is or the first night, or add nights, the fee must be decided again.",
            ]),
      ]}
      button="Save the correction"
      version={absence.version}
    >
      <AbsenceFields fields={fields} />
    </MovePage>
  );
}

/** Whoever decides on the funding decides which part of the fee is paid while the child is away. */
export function AbsenceFeePage({ move, absence, formKey, lastResult }: ChangeProps) {
  const [form, fields] = useFormOf<typeof absenceFeeSchema>({
    id: "absence-fee",
    lastResult,
    defaultValue: { percent: String((absence.retained ?? WHOLE_FEE) / 100) },
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Decide the fee while away"
      title="Decide the fee while away"
      lede={`${absence.label}. ${absence.days}.`}
      consequences={[
        "Check what the agreement says about absences first.",
        "Your decision covers every night of this absence. Until then Homeward counts the full fee.",
        `${otherSide(move)} and the people who work on the placement are told by email.`,
      ]}
      button="Decide the fee"
      version={absence.version}
    >
      <NumberField
        field={fields.percent}
        label="Percentage of the fee to pay"
        hint="From 0 (no fee) to 100 (full fee)."
      />
    </MovePage>
  );
}

/** The side that recorded an absence withdraws it. */
export function WithdrawAbsencePage({ move, absence, formKey, lastResult }: ChangeProps) {
  const [form] = useFormOf<typeof withdrawAbsenceSchema>({ id: "withdraw-absence", lastResult });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Withdraw an absence"
      title="Withdraw an absence"
      lede={`${absence.label}. ${absence.days}.`}
      consequences={[
        `${otherSide(move)} is told by email.`,
        "It stays on the placement’s page, marked as withdrawn.",
        "If the child has come back, record the day instead.",
      ]}
      button="Withdraw the absence"
      version={absence.version}
      dangerous
    >
      {null}
    </MovePage>
  );
}

function AbsenceFields({ fields }: { fields: Omit<FieldsOf<typeof recordAbsenceSchema>, "version"> }) {
  return (
    <>
      <RadioGroup
        field={fields.kind}
        label="Where the child is"
        options={Object.entries(ABSENCE_KINDS).map(([value, { label }]) => ({ value, label }))}
      />
      <DateField field={fields.awayFrom} label="First night away" hint="For example, 27 3 2026" />
      <DateField
        field={fields.backOn}
        label="First night back"
        hint="Leave blank if the child is still away."
        optional
      />
    </>
  );
}
