import { FieldFrame, type FieldProps } from "./field-frame";
import { controlAria } from "./form-field";

/** One file. Its form is `multipart/form-data`; browsers never fill it in again, so say so where a form is refused. */
export function FileField({ accept, ...frame }: FieldProps & { accept?: string }) {
  const { field, hint } = frame;
  return (
    <FieldFrame {...frame}>
      <input
        key={field.key}
        id={field.id}
        name={field.name}
        type="file"
        accept={accept}
        className="input"
        {...controlAria(field, Boolean(hint))}
      />
    </FieldFrame>
  );
}
