/**
 * A list of coded answers: the key is stored, the label is read. A key that is no longer offered is marked `retired` and
 * stays in its list, so that what was stored with it still has a label.
 */
export type OptionList = Readonly<
  Record<string, string | { readonly label: string; readonly retired?: true }>
>;

const isRetired = (option: unknown) =>
  typeof option === "object" && option !== null && "retired" in option && option.retired === true;

/** The keys of a list that may be chosen, as zod wants them. */
export function keysOf<T extends Readonly<Record<string, unknown>>>(
  list: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(list).filter((key) => !isRetired(list[key])) as [
    keyof T & string,
    ...(keyof T & string)[],
  ];
}

/** As a stored key is read; one that its list does not know stays itself. */
export function labelOf(list: OptionList, key: string): string {
  const option = Object.hasOwn(list, key) ? list[key] : undefined;
  return typeof option === "object" ? option.label : (option ?? key);
}

/** What may be chosen, as it is drawn; `hints` by key. */
export function optionsOf(
  list: OptionList,
  hints: Readonly<Record<string, string>> = {},
): { value: string; label: string; hint?: string }[] {
  return keysOf(list).map((value) => {
    const hint = hints[value];
    return { value, label: labelOf(list, value), ...(hint ? { hint } : {}) };
  });
}
