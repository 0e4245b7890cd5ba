/**
 * Why a policy says no. `forbidden` is a matter of who asks and stays so; `not-now` of how things stand and can change;
 * `not-found` is answered as if there were nothing, because it is not the asker's to know of.
 */
export type Denied = {
  readonly kind: "forbidden" | "not-now" | "not-found";
  /** For the program and the record; never what anybody typed. */
  readonly reason: string;
  /** For the person who was refused. */
  readonly message: string;
};

/**
 * The answer of a policy: `true`, or why not. A denial is an object and therefore truthy, so compare with
 * `=== true` (or use `isAllowed`), never by truthiness.
 */
export type Permission = true | Denied;

/** No, because of who asks: their role, their organisation, or their part in it. */
export function deny(reason: string, message: string): Denied {
  return { kind: "forbidden", reason, message };
}

/** No, because of how things stand now: the same person may be allowed later, or was before. */
export function denyNow(reason: string, message: string): Denied {
  return { kind: "not-now", reason, message };
}

/** No, and that it exists is not for them to know. */
export function denyUnseen(reason: string, message: string): Denied {
  return { kind: "not-found", reason, message };
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

/** A domain's policy: what may be asked of it, and all of it at once for a view. */
export type Policy<A, Action extends string, S> = {
  readonly may: (actor: A, action: Action, subject: S) => Permission;
  readonly abilities: (actor: A, subject: S) => Record<Action, boolean>;
};

/** Builds a policy on its table of actions, so that no action can be left out of the abilities. */
export function definePolicy<A, Action extends string, S>(
  actions: Readonly<Record<Action, unknown>>,
  may: (actor: A, action: Action, subject: S) => Permission,
): Policy<A, Action, S> {
  const all = Object.keys(actions) as Action[];
  return {
    may,
    abilities: (actor, subject) =>
      Object.fromEntries(all.map((action) => [action, isAllowed(may(actor, action, subject))])) as Record<
        Action,
        boolean
      >,
  };
}
