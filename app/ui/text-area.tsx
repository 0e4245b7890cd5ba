import { FieldFrame, type FieldProps } from "./field-frame";
import { controlAria, textOf } from "./form-field";

export type TextAreaProps = FieldProps & {
  rows?: number;
  /** The most characters that the server takes, said under the box; what is pasted is never cut off. */
  limit?: number;
};

/** Several lines of text. */
export function TextArea({ rows = 5, limit, ...frame }: TextAreaProps) {
  const { field, hint } = frame;
  const limitId = `${field.id}-limit`;
  return (
    <FieldFrame {...frame}>
      <textarea
        key={field.key}
        id={field.id}
        name={field.name}
        rows={rows}
        defaultValue={textOf(field)}
        className="input"
        {...controlAria(field, Boolean(hint), limit ? limitId : undefined)}
      />
      {limit ? (
        <p className="why mt-1 mb-0" id={limitId}>
          Up to {limit.toLocaleString("en-GB")} characters
        </p>
      ) : null}
    </FieldFrame>
  );
}
