import { TextField, type TextFieldProps } from "./text-field";

export type MoneyFieldProps = Omit<TextFieldProps, "type" | "inputMode" | "prefix" | "autoComplete">;

/** Pounds and pence. Begin it with `poundsForInput(pence)` and read it with `parsePounds`. */
export function MoneyField({ width = 10, ...props }: MoneyFieldProps) {
  return (
    <TextField
      {...props}
      width={width}
      prefix="£"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
    />
  );
}
