import type { ReactNode } from "react";
import { optionsOf } from "~/platform/forms/options";
import { Button } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { MoneyField } from "~/ui/money-field";
import { NumberField } from "~/ui/number-field";
import { type FieldErrors, rowField } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import type { LineField } from "../costing-line.rules";
import { BASES, CHARGES, LINE_KINDS } from "../money.rules";
import type { DraftCosting } from "../offer-draft.rules";
import type { DraftLine, offerDraftFormSchema } from "../offer-draft.schema";

const sent = sentBy<typeof offerDraftFormSchema>();

const KINDS = optionsOf(LINE_KINDS);
const WAYS = optionsOf(BASES);
const CHARGED = optionsOf(CHARGES);

type Props = {
  formId: string;
  index: number;
  line: DraftLine;
  errors: FieldErrors;
  cost: DraftCosting["lines"][number] | undefined;
  /** Whether scripts run: then a row shows only the questions that its answers ask for. */
  alive: boolean;
};

/** One row of the costing. Its dates are one press away: most lines run all the time. */
export function OfferLineFields({ formId, index, line, errors, cost, alive }: Props) {
  const at = (name: keyof DraftLine) => `lines[${index}].${name}`;
  const field = (name: keyof DraftLine) => rowField(formId, at(name), line[name], errors);
  const wrong = (name: keyof DraftLine) =>
    Object.keys(errors).some((key) => key === at(name) || key.startsWith(`${at(name)}.`));
  const filled = (name: keyof DraftLine) => Object.values(line[name]).some((part) => part !== "");
  const asked = (name: LineField) =>
    !alive || !cost || cost.asked.includes(name) || filled(name) || wrong(name);
  const dates = (["from", "to"] as const).some((name) => filled(name) || wrong(name));
  const number = index + 1;
  return (
    <fieldset className="card mb-4">
      <legend className="sr-only">Line {number}</legend>
      <div className="flex flex-wrap justify-between gap-3">
        <p className="label" aria-hidden="true">
          Line {number}
        </p>
        <p className="num" data-line-cost={index}>
          {cost?.words}
        </p>
      </div>
      <div className="grid grid-cols-1 gap-x-5 sm:grid-cols-2">
        <Select field={field("kind")} label="What it is for" options={KINDS} />
        <TextField field={field("description")} label="In your words" optional autoComplete="off" />
        <Asked when={asked("charge")}>
          <Select
            field={field("charge")}
            label="In the core fee or on top?"
            hint="Not for the core fee itself or a discount"
            options={CHARGED}
          />
        </Asked>
        <Asked when={asked("basis")}>
          <Select
            field={field("basis")}
            label="How it is charged"
            hint="For education, as the school bills it"
            emptyLabel="As usual for such a line"
            options={WAYS}
          />
        </Asked>
        <Asked when={asked("amount")}>
          <MoneyField
            field={field("amount")}
            label="Price"
            hint="For one week, night, hour, mile, term or year, or once"
          />
        </Asked>
        <Asked when={asked("hours")}>
          <NumberField
            field={field("hours")}
            label="Hours a week"
            hint="By the hour only"
            decimal
            optional={!alive}
            suffix="h"
          />
        </Asked>
        <Asked when={asked("staff")}>
          <NumberField
            field={field("staff")}
            label="How many staff at once"
            hint="By the hour only. 2 where staffing is two to one. Empty: 1"
            optional
          />
        </Asked>
        <Asked when={asked("miles")}>
          <NumberField
            field={field("miles")}
            label="About how many miles a week"
            hint="By the mile only"
            optional={!alive}
          />
        </Asked>
        <Asked when={asked("times")}>
          <NumberField
            field={field("times")}
            label="How many terms or weeks a year"
            hint="For education by the term or the week: as many as the school bills, for example 38 weeks"
            optional={!alive}
          />
        </Asked>
      </div>
      <Asked when={asked("outcome")}>
        <TextArea
          field={field("outcome")}
          label="What is this extra meant to achieve?"
          hint="For what is charged on top of the core fee. Do not name children."
          optional={!alive}
          rows={2}
          limit={500}
        />
      </Asked>
      <div className="grid grid-cols-1 gap-x-5 sm:grid-cols-2">
        <Asked when={asked("evidence")}>
          <TextField
            field={field("evidence")}
            label="How will you show that it was delivered?"
            hint="For example, rotas each month"
            optional={!alive}
            autoComplete="off"
          />
        </Asked>
        <Asked when={asked("reviewOn")}>
          <DateField field={field("reviewOn")} label="When is it reviewed?" optional={!alive} />
        </Asked>
      </div>
      <details open={dates}>
        <summary>Only for some of the placement</summary>
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

/** A question that the row does not ask now stays in the form, so that nothing that was typed is lost. */
function Asked({ when, children }: { when: boolean; children: ReactNode }) {
  return (
    <div className="min-w-0" hidden={!when}>
      {children}
    </div>
  );
}
