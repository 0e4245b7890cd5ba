import { FieldFrame, type FieldProps } from "./field-frame";
import { controlAria } from "./form-field";

export type FileFieldProps = FieldProps & { accept?: string; multiple?: boolean };

/** A file. Its form needs `encType="multipart/form-data"`. */
export function FileField({ accept, multiple, ...frame }: FileFieldProps) {
  const { field, hint } = frame;
  return (
    <FieldFrame {...frame}>
      <input
        key={field.key}
        id={field.id}
        name={field.name}
        type="file"
        accept={accept}
        multiple={multiple}
        className="input"
        {...controlAria(field, Boolean(hint))}
      />
    </FieldFrame>
  );
}
