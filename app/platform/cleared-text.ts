declare const CLEARED: unique symbol;

/**
 * A text that people of another organisation will read: a reason, a note, a message. Where such a text is written the
 * type asks for this one, and only two things make it: a check of the gate (by `mark-cleared.ts`, which nobody else may
 * import), and `ownWords` of what nobody typed.
 */
export type ClearedText = string & { readonly [CLEARED]: true };

/**
 * A literal, and nothing that holds what somebody typed: a template with a variable in it is none. Each of several is asked
 * by itself, so that none hides behind a literal.
 */
type Literal<T extends string> = T extends string
  ? Record<never, never> extends Record<T, 1>
    ? never
    : T
  : never;

/** Our own words: a constant of the program, which says nothing of a child. */
export function ownWords<const T extends string>(text: Literal<T>): ClearedText {
  return text as string as ClearedText;
}
