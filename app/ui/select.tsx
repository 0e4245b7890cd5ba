import { FieldFrame, type FieldProps } from "./field-frame";
import { controlAria, textOf } from "./form-field";

export type SelectOption = { value: string; label: string };
export type SelectGroup = { label: string; options: SelectOption[] };

export type SelectProps = FieldProps & {
  options: (SelectOption | SelectGroup)[];
  /** The words of the empty first choice; `null` when one of the options is always chosen. */
  emptyLabel?: string | null;
};

const toOption = (option: SelectOption) => (
  <option key={option.value} value={option.value}>
    {option.label}
  </option>
);

/** One of many; with six choices or fewer, radio buttons read better. */
export function Select({ options, emptyLabel = "Choose one", ...frame }: SelectProps) {
  const { field, hint } = frame;
  return (
    <FieldFrame {...frame}>
      <select
        key={field.key}
        id={field.id}
        name={field.name}
        defaultValue={textOf(field) ?? ""}
        className="input"
        {...controlAria(field, Boolean(hint))}
      >
        {emptyLabel === null ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(toOption)}
            </optgroup>
          ) : (
            toOption(option)
          ),
        )}
      </select>
    </FieldFrame>
  );
}
