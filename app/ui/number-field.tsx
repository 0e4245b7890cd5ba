import { TextField, type TextFieldProps } from "./text-field";

export type NumberFieldProps = Omit<TextFieldProps, "type" | "inputMode"> & { decimal?: boolean };

/** A number typed as text, because number boxes change under a scroll wheel and hide what they refuse. */
export function NumberField({ width = 4, decimal = false, ...props }: NumberFieldProps) {
  return (
    <TextField
      autoComplete="off"
      {...props}
      width={width}
      inputMode={decimal ? "decimal" : "numeric"}
      spellCheck={false}
    />
  );
}
