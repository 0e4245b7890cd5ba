/**
 * What a field component needs to know. Every `FieldMetadata` of `@conform-to/react` fits; `plainField` makes
 * one for forms that only filter a list and are never refused.
 */
export type FormField = {
  id: string;
  name: string;
  errorId: string;
  descriptionId: string;
  key?: string | undefined;
  initialValue?: unknown;
  errors?: string[] | undefined;
  allErrors?: Record<string, string[]>;
};

/** A field of a form without `useForm`, for example a filter in a GET form. */
export function plainField(
  name: string,
  given: { value?: string | string[] | null; errors?: string[]; formId?: string } = {},
): FormField {
  const id = given.formId ? `${given.formId}-${name}` : name;
  return {
    id,
    name,
    errorId: `${id}-error`,
    descriptionId: `${id}-description`,
    initialValue: given.value ?? undefined,
    errors: given.errors,
    allErrors: given.errors ? { [name]: given.errors } : {},
  };
}

/** The messages of this field and of what lies beneath it, each once. */
export function errorsOf(field: FormField): string[] {
  const beneath = Object.values(field.allErrors ?? {}).flat();
  return [...new Set([...(field.errors ?? []), ...beneath])].filter(Boolean);
}

/** The text to show in a box: what was typed last, else the value it began with. */
export function textOf(field: FormField): string | undefined {
  const value = Array.isArray(field.initialValue) ? field.initialValue[0] : field.initialValue;
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

/** The choices that were made, for groups of checkboxes. */
export function choicesOf(field: FormField): string[] {
  const value = field.initialValue;
  const all = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === "string");
}

/** The aria attributes that tie a control to its hint and its error. */
export function controlAria(field: FormField, hasHint: boolean, extra?: string) {
  const wrong = errorsOf(field).length > 0;
  const ids = [hasHint && field.descriptionId, wrong && field.errorId, extra].filter(Boolean);
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": wrong || undefined,
  };
}
