import { Choice, type ChoiceOption } from "./choice";
import { type FieldProps, GroupFrame } from "./field-frame";
import { textOf } from "./form-field";

export type RadioGroupProps = FieldProps & { options: ChoiceOption[]; across?: boolean };

/** One of a few. The error summary leads to the first choice. */
export function RadioGroup({ options, across, ...frame }: RadioGroupProps) {
  const { field } = frame;
  const chosen = textOf(field);
  return (
    <GroupFrame {...frame} role="radiogroup">
      <div className={across ? "choices-across" : undefined}>
        {options.map(({ value, ...option }, index) => (
          <Choice
            key={value}
            {...option}
            type="radio"
            id={index === 0 ? field.id : `${field.id}-${value}`}
            name={field.name}
            value={value}
            checked={chosen === value}
            renderKey={field.key}
          />
        ))}
      </div>
    </GroupFrame>
  );
}
