import { Checkbox } from "~/ui/checkbox";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { DateField } from "~/ui/date-field";
import type { FormField } from "~/ui/form-field";
import { NumberField } from "~/ui/number-field";
import { RadioGroup } from "~/ui/radio-group";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { TimeField } from "~/ui/time-field";
import type { Question } from "./question";

/** Draws one question with the field component that it asks for. */
export function QuestionField({ question, field }: { question: Question; field: FormField }) {
  const { label, hint, optional } = question;
  const frame = { field, label, hint, optional };
  switch (question.as) {
    case "radios":
      return <RadioGroup {...frame} options={question.options} across={question.across} />;
    case "checkboxes":
      return <CheckboxGroup {...frame} options={question.options} />;
    case "select":
      return <Select {...frame} options={question.options} emptyLabel={question.emptyLabel} />;
    case "tick":
      return <Checkbox field={field} label={label} hint={hint} value="yes" />;
    case "date":
      return <DateField {...frame} />;
    case "time":
      return <TimeField {...frame} hint={hint ?? "On the 24-hour clock, for example 17:30"} />;
    case "number":
      return <NumberField {...frame} />;
    case "text":
      // A browser that remembers one child's name would offer it for the next.
      return <TextField {...frame} width={question.width} autoComplete="off" />;
    case "area":
      return <TextArea {...frame} rows={question.rows} limit={question.limit} />;
  }
}
