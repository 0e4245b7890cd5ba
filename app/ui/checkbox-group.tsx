import { Choice, type ChoiceOption } from "./choice";
import { type FieldProps, GroupFrame } from "./field-frame";
import { choicesOf } from "./form-field";

export type CheckboxGroupProps = FieldProps & { options: ChoiceOption[] };

/** Any of several, sent under one name: a `z.array(…)` on the server. */
export function CheckboxGroup({ options, ...frame }: CheckboxGroupProps) {
  const { field } = frame;
  const chosen = new Set(choicesOf(field));
  return (
    <GroupFrame {...frame}>
      {options.map(({ value, ...option }, index) => (
        <Choice
          key={value}
          {...option}
          type="checkbox"
          id={index === 0 ? field.id : `${field.id}-${value}`}
          name={field.name}
          value={value}
          checked={chosen.has(value)}
          renderKey={field.key}
        />
      ))}
    </GroupFrame>
  );
}
