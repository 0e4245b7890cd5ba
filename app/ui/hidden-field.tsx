import { type FormField, textOf } from "./form-field";

export type HiddenFieldProps = { field: FormField } | { name: string; value: string | number };

/** A value that travels with the form: the row's version, the one-time key. */
export function HiddenField(props: HiddenFieldProps) {
  return "field" in props ? (
    <input type="hidden" name={props.field.name} defaultValue={textOf(props.field)} />
  ) : (
    <input type="hidden" name={props.name} value={props.value} />
  );
}
