import { FieldFrame, type FieldProps } from "./field-frame";
import { controlAria } from "./form-field";

export type PasswordFieldProps = FieldProps & { autoComplete: "current-password" | "new-password" };

/** A password. The only field that is not given back after a refusal. */
export function PasswordField({ autoComplete, ...frame }: PasswordFieldProps) {
  const { field, hint } = frame;
  return (
    <FieldFrame {...frame}>
      <input
        key={field.key}
        id={field.id}
        name={field.name}
        type="password"
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        className="input w20"
        {...controlAria(field, Boolean(hint))}
      />
    </FieldFrame>
  );
}
