/** When somebody gets the mails of a kind: each at once, all of a day in one, or none. */
export type Choice = "at-once" | "daily" | "none";

export type KindFacts = {
  /** As the page of choices and the foot of a mail name it: "Emails about …". */
  title: string;
  hint: string;
  /** Who gets such mails: members of these kinds of organisation. */
  for: readonly ("council" | "provider" | "region")[];
  /** What may be chosen; the first holds until somebody has chosen. */
  choices: readonly Choice[];
};

/**
 * The kinds of mail that people may have less of. Whatever asks somebody to act in time, concerns an emergency, their
 * account, funding to authorise or who a child is has the kind `always` in the registry and is not among them.
 */
export const KINDS = {
  "offers-received": {
    title: "Interest and offers from providers",
    hint: "A provider shows interest, or makes, changes, confirms or withdraws an offer on one of your referrals.",
    for: ["council"],
    choices: ["at-once", "daily", "none"],
  },
  "offer-progress": {
    title: "Progress of your offers",
    hint: "Funding has moved on, an offer was not chosen or has expired. Being preferred or accepted is always emailed.",
    for: ["provider"],
    choices: ["at-once", "daily", "none"],
  },
  invoices: {
    title: "Invoices",
    hint: "An invoice or credit note was sent, accepted, returned or withdrawn, a payment was put on hold or released, or a purchase order was given or changed.",
    for: ["council", "provider"],
    choices: ["at-once", "daily", "none"],
  },
  "search-news": {
    title: "Searches paused, resumed or closed",
    hint: "About referrals you were sent. New referrals and changed plans are always emailed.",
    for: ["provider"],
    choices: ["at-once", "daily", "none"],
  },
  "forum-reminders": {
    title: "Forum reminders",
    hint: "A week and a day before a forum you have booked. Changes and cancellations are always emailed.",
    for: ["council", "provider", "region"],
    choices: ["at-once", "none"],
  },
  "forum-actions": {
    title: "Forum actions",
    hint: "An action from a forum is given to you, is due soon or is overdue.",
    for: ["council", "provider", "region"],
    choices: ["at-once", "daily", "none"],
  },
  "payment-queries": {
    title: "Payment queries",
    hint: "A query about payments is raised, has a new message, or is answered or disputed.",
    for: ["council", "provider"],
    choices: ["at-once", "daily"],
  },
  "market-interest": {
    title: "Interest in commissioning intentions",
    hint: "A provider says it is interested in something a council intends to commission, or one of them answers.",
    for: ["council", "provider"],
    choices: ["at-once", "daily"],
  },
  "provider-standing": {
    title: "Providers waiting to be confirmed",
    hint: "A provider is signed up, confirmed or refused.",
    for: ["council", "region"],
    choices: ["at-once", "daily"],
  },
} as const satisfies Record<string, KindFacts>;

export type Kind = keyof typeof KINDS;

/**
 * `always` is sent at once to everybody; `digest` is the mail of a day, which ends with the choices of the others;
 * `subscription` goes to an address without an account that has asked for it, until it unsubscribes.
 */
export type KindOfMail = Kind | "always" | "digest" | "subscription";

export function isKind(word: string): word is Kind {
  return Object.hasOwn(KINDS, word);
}

/**
 * What is done with a mail of this kind for somebody who has chosen so. A word that is not among the kind's choices
 * counts for nothing, so that no row of the database can switch off what has to arrive.
 */
export function effectiveChoice(kind: KindOfMail, chosen: string | undefined): Choice {
  if (!isKind(kind)) return "at-once";
  const { choices }: KindFacts = KINDS[kind];
  return choices.find((choice) => choice === chosen) ?? choices[0] ?? "at-once";
}

/** What "stop these emails" means for a kind: none of them, or where that is not to be had, the fewest. */
export function fewest(kind: Kind): Choice {
  const { choices }: KindFacts = KINDS[kind];
  return choices.at(-1) ?? "at-once";
}
