import type { FormField } from "./form-field";

/** The messages of a form by the name of the field; the empty name stands for the whole form. */
export type FieldErrors = Record<string, string[] | null | undefined>;

/** A field of a form with rows (`lines[2].amount`): its value as typed, and what is wrong with it and beneath it. */
export function rowField(formId: string, name: string, value: unknown, errors: FieldErrors): FormField {
  const beneath = Object.entries(errors).filter(([key]) => key.startsWith(`${name}.`));
  const all = [[name, errors[name]] as const, ...beneath].flatMap(([key, messages]) =>
    messages && messages.length > 0 ? [[key, messages] as const] : [],
  );
  const id = `${formId}-${name}`;
  return {
    id,
    name,
    errorId: `${id}-error`,
    descriptionId: `${id}-description`,
    initialValue: value,
    errors: errors[name] ?? undefined,
    allErrors: Object.fromEntries(all),
  };
}

/** The same messages for the error summary. */
export function summaryOf(formId: string, errors: FieldErrors) {
  const { "": whole, ...fields } = errors;
  const all = Object.entries(fields).flatMap(([key, messages]) =>
    messages ? [[key, messages] as const] : [],
  );
  return { id: formId, errors: whole ?? undefined, allErrors: Object.fromEntries(all) };
}
