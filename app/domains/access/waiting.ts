/**
 * What waits for a person, as each domain's `queries/waiting.server.ts` reads it; `home` says it in words and puts the
 * most urgent first.
 */
export type Waiting<Kind extends string = string> = {
  kind: Kind;
  /** The referral, or nothing for what concerns the organisation. */
  reference: string | null;
  headline: string | null;
  /** What it is done on, as its address names it: the reference of an offer, the id of a booking. */
  target: string | null;
  /** How many of it, at least 1. */
  count: number;
  /** A name that belongs to it: a service, a person. */
  name: string | null;
  /** Since when it waits, and the moment that it must not pass. */
  since: Date | null;
  until: Date | null;
  /** When answers to its referral are due, while that searches, and the moment that the placement is needed by. */
  answerBy?: Date | null;
  neededBy?: Date | null;
};
