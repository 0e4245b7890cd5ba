import { TextField, type TextFieldProps } from "./text-field";

export type TimeFieldProps = Omit<TextFieldProps, "type" | "inputMode" | "prefix" | "autoComplete">;

/** A time of day as people write it: 17:30, 5.30pm, 1730. Read it with `parseTime`. */
export function TimeField({ width = 4, hint = "For example, 17:30", ...props }: TimeFieldProps) {
  return <TextField {...props} width={width} hint={hint} autoComplete="off" spellCheck={false} />;
}
