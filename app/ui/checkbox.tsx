import { Choice } from "./choice";
import { classNames } from "./class-names";
import { FieldErrors, type FieldProps } from "./field-frame";
import { errorsOf, textOf } from "./form-field";

export type CheckboxProps = Omit<FieldProps, "heading" | "optional"> & { value?: string };

/** A single yes. Unticked, nothing is sent: a `z.boolean()` with a default on the server. */
export function Checkbox({ field, label, hint, value = "on" }: CheckboxProps) {
  const wrong = errorsOf(field).length > 0;
  return (
    <div className={classNames("field", wrong && "wrong")}>
      <FieldErrors field={field} />
      <Choice
        type="checkbox"
        id={field.id}
        name={field.name}
        value={value}
        checked={textOf(field) === value}
        label={label}
        hint={hint}
        describedBy={wrong ? field.errorId : undefined}
        invalid={wrong}
        renderKey={field.key}
      />
    </div>
  );
}
