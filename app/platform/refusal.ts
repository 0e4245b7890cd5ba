import type { Denied, RefusedTry } from "./permission";

/**
 * Every way in which the portal says no. Commands return one, pages throw one (`refusal.server`), and each kind has one
 * answer wherever it is met:
 *
 * - `not-found` (404): there is nothing, or it is not theirs to see; the two are never told apart.
 * - `forbidden` (403): their role or organisation does not do it.
 * - `not-now` (409): how things stand does not allow it; they may have moved on since the page was opened.
 * - `conflict` (409): somebody else has changed it meanwhile.
 * - `invalid` (422): what was sent is wrong; without a field it concerns the whole form.
 *
 * What carries `tried` is written to the record.
 */
export type Refusal =
  | { readonly kind: "not-found"; readonly message: string }
  | { readonly kind: "forbidden"; readonly message: string; readonly tried?: RefusedTry }
  | { readonly kind: "not-now"; readonly message: string }
  | { readonly kind: "conflict"; readonly message: string }
  | {
      readonly kind: "invalid";
      readonly message: string;
      readonly field?: string;
      readonly tried?: RefusedTry;
    };

export type RefusalKind = Refusal["kind"];
type Of<K extends RefusalKind> = Extract<Refusal, { kind: K }>;

/** What a person reads when somebody else has saved the same thing meanwhile; both texts are then on the page. */
export const CHANGED_FIRST =
  "This was changed after you opened it, by somebody else or by you in another tab. What was saved is shown above what you wrote. Check both, then save again.";

const MOVED_ON =
  "This is no longer possible, because it has moved on since you opened it. The page shows how it stands now.";

const NOTHING_HERE: Of<"not-found"> = {
  kind: "not-found",
  message: "There is nothing at this address, or it is not yours to see.",
};

/** There is nothing, or nothing that they may see: always the same, so that it tells neither. */
export function missing(): Of<"not-found"> {
  return NOTHING_HERE;
}

/** Not for this person. `tried` puts the try on the record. */
export function forbidden(message: string, tried?: RefusedTry): Of<"forbidden"> {
  return tried ? { kind: "forbidden", message, tried } : { kind: "forbidden", message };
}

/** Not as things stand. */
export function notNow(message: string = MOVED_ON): Of<"not-now"> {
  return { kind: "not-now", message };
}

/** Changed by somebody else since the form was filled. */
export function conflict(message: string = CHANGED_FIRST): Of<"conflict"> {
  return { kind: "conflict", message };
}

/** Wrong as it was sent: beside its field, or for the whole form. */
export function invalid(message: string, field?: string, tried?: RefusedTry): Of<"invalid"> {
  return {
    kind: "invalid",
    message,
    ...(field === undefined ? {} : { field }),
    ...(tried === undefined ? {} : { tried }),
  };
}

/** What a policy has denied, as the answer of a command. `tried` goes on the record where the person had no right to it. */
export function refusalOf(denied: Denied, tried?: Omit<RefusedTry, "why">): Refusal {
  switch (denied.kind) {
    case "not-found":
      return missing();
    case "not-now":
      return notNow(denied.message);
    case "forbidden":
      return forbidden(denied.message, tried && { ...tried, why: denied.reason });
  }
}

/** The status of each kind's answer. */
export const STATUS: Readonly<Record<RefusalKind, number>> = {
  "not-found": 404,
  forbidden: 403,
  "not-now": 409,
  conflict: 409,
  invalid: 422,
};

/** Whether a refusal has a page of its own instead of the form that was sent, which it says nothing about. */
export function isWithoutForm(refusal: Refusal): refusal is Of<"not-found"> | Of<"forbidden"> {
  return refusal.kind === "not-found" || refusal.kind === "forbidden";
}

/** A refusal stands alone on its page or above its form: as a sentence. Beside a field it stands as it is. */
export function asSentence(message: string): string {
  return /[.?!”)]$/.test(message) ? message : `${message}.`;
}
