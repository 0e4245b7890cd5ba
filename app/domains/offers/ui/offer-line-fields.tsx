import { formatPence } from "~/platform/forms/money";
import { Button } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { MoneyField } from "~/ui/money-field";
import { NumberField } from "~/ui/number-field";
import { type FieldErrors, rowField } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextField } from "~/ui/text-field";
import { LINE_KINDS } from "../money.rules";
import type { DraftLine, offerDraftFormSchema } from "../offer-draft.schema";

const sent = sentBy<typeof offerDraftFormSchema>();

const UNITS = { week: "a week", hour: "an hour", once: "once" } as const;
const KINDS = Object.entries(LINE_KINDS).map(([value, { label, per }]) => ({
  value,
  label: `${label}, ${per === "hour" ? "hours × rate" : UNITS[per]}`,
}));

type Props = {
  formId: string;
  index: number;
  line: DraftLine;
  errors: FieldErrors;
  /** What the row adds; null where it cannot be worked out yet. */
  cost: { weeklyPence: number; firstYearPence: number } | null;
};

/** One row of the costing. Its dates are one press away: most lines run all the time. */
export function OfferLineFields({ formId, index, line, errors, cost }: Props) {
  const at = (name: keyof DraftLine) => `lines[${index}].${name}`;
  const field = (name: keyof DraftLine) => rowField(formId, at(name), line[name], errors);
  const dated = [line.from, line.to].some((date) => Object.values(date).some((part) => part !== ""));
  const datesWrong = [at("from"), at("to")].some((name) =>
    Object.keys(errors).some((key) => key === name || key.startsWith(`${name}.`)),
  );
  const number = index + 1;
  return (
    <fieldset className="card mb-4">
      <legend className="sr-only">Line {number}</legend>
      <div className="flex flex-wrap justify-between gap-3">
        <p className="label" aria-hidden="true">
          Line {number}
        </p>
        <p className="num" data-line-cost={index}>
          {costWords(cost)}
        </p>
      </div>
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Select field={field("kind")} label="What it is for" options={KINDS} />
        <TextField field={field("description")} label="In your words" optional autoComplete="off" />
        <MoneyField field={field("amount")} label="Price" hint="Per week, per hour or once, as chosen" />
        <NumberField
          field={field("hours")}
          label="Hours a week"
          hint="For extra staffing only"
          decimal
          optional
          suffix="h"
        />
      </div>
      <details open={dated || datesWrong}>
        <summary>Only for a part of the time</summary>
        <div className="mt-3 grid gap-x-5 sm:grid-cols-2">
          <DateField
            field={field("from")}
            label="From"
            hint="The first night. Empty: from the start"
            optional
          />
          <DateField field={field("to")} label="To" hint="The last night. Empty: open" optional />
        </div>
      </details>
      <p className="mt-3 mb-0">
        <Button tone="link" {...sent("intent", `remove-line:${index}`)}>
          Remove line {number}
        </Button>
      </p>
    </fieldset>
  );
}

/** What a row adds, in words. */
export function costWords(cost: Props["cost"]): string {
  if (cost === null) return "";
  if (cost.weeklyPence === 0) return `${formatPence(cost.firstYearPence)} once`;
  return `${formatPence(cost.weeklyPence)} a week`;
}
