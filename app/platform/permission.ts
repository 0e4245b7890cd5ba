/**
 * The answer of a policy: `true`, or why not. A refusal is an object and therefore truthy, so compare with
 * `=== true` (or use `isAllowed`), never by truthiness.
 */
export type Refusal = { readonly reason: string; readonly words: string };
export type Permission = true | Refusal;

/** A refusal with a code for the program and words for the person who was refused. */
export function deny(reason: string, message: string): Refusal {
  return { reason, words: message };
}

/**
 * A refused try that belongs on the record: what it was at, and the code of the refusal. Never words, which may quote
 * what was typed.
 */
export type RefusedTry = {
  readonly tried: string;
  readonly why: string;
  /** What it was tried at; without it the referral, else the organisation. */
  readonly subjectId?: string | null;
  readonly referralId?: string | null;
};

/** For the abilities that a query returns beside its view: may the button be shown? */
export function isAllowed(permission: Permission): boolean {
  return permission === true;
}
