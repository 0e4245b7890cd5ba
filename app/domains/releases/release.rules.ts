import type { OfferState } from "~/domains/offers/offer.machine";

/**
 * Stage 1 is for people at shortlisted offers and beyond, until no child is placed on the offer any more: docs/domain.md,
 * rule 2. The same list is in `prisma/sql/releases.sql`.
 */
export const STAGE_ONE_STATES: readonly OfferState[] = [
  "shortlisted",
  "reserve",
  "preferred",
  "authorised",
  "accepted",
];

/** An offer on which a release stands: docs/domain.md, rule 1; the same in `prisma/sql/releases.sql`. */
export const RELEASED_ON: readonly OfferState[] = ["preferred", "authorised", "accepted"];

/** On what a release at one service would stand. */
export type Ground = "offer" | "emergency";

export type ServiceStanding = {
  purpose: string | null;
  deliveryState: string;
  answer: string;
  /** Of the service's offer, while it has one. */
  offerState: string | null;
};

/**
 * Whether who the child is may be released to somebody at this service now, and on what ground: a preferred offer, or
 * in an emergency a service that is interested, offers or has picked it up. Null: not yet, or not any more.
 */
export function groundOf({ purpose, deliveryState, answer, offerState }: ServiceStanding): Ground | null {
  if (RELEASED_ON.some((state) => state === offerState)) return "offer";
  if (purpose !== "emergency" || deliveryState === "closed" || answer === "declined") return null;
  return answer !== "none" || deliveryState === "picked-up" ? "emergency" : null;
}

/** Why there may be no release at a service, in the words for the officer. */
export const NO_GROUND =
  "Who the child is can be told to somebody here once an offer of this home is preferred, or in an emergency search once it is interested";

/** Why a release ended, as the council reads it. */
export const ENDED_BECAUSE = {
  revoked: "Revoked",
  lapsed: "Its end date came",
  "offer-ended": "The offer ended",
  "search-ended": "The search ended for this provider",
  declined: "The service declined",
  left: "The person left the provider",
  "role-ended": "The person's role changed",
  "service-moved": "The service passed to another owner",
} as const;

export type EndedBecause = keyof typeof ENDED_BECAUSE;

/** What was looked at, in the words of the log. */
export function lookWords(look: { stage: number; what: string }): string {
  if (look.what === "report") return "A document on the placement";
  if (look.stage === 2) return "Who the child is";
  return look.what === "document" ? "A redacted document" : "Fuller detail";
}

/** A look of the council's own people; of reading and comparing, those of one person in one hour together. */
export type OwnLook = {
  purpose: string;
  times: number;
  texts: number;
  findings: number;
  /** Of a document, as the council called it; null once it is not kept any more. */
  title: string | null;
};

/** The same in the words of the log. Of a comparison how much was found, never what. */
export function ownLookWords({ purpose, times, texts, findings, title }: OwnLook): string {
  const often = times === 1 ? "" : `, ${times} times`;
  if (purpose === "edit-child") return "Opened identity page to edit";
  if (purpose === "assess-match") return "Opened identity page to assess a match";
  if (purpose === "keep-out") return "Added words to keep out to the child’s identity";
  if (purpose === "child-view") return "Read what the child says";
  if (purpose === "notice") return "Opened letters about the placement";
  if (purpose === "leaving-care") return "Opened the date of birth to plan leaving care";
  if (purpose === "read-text") return `Read the text with names in it${often}`;
  if (purpose === "read-placement-document") return `Opened a document on the placement${often}`;
  const document = title ? `the document “${title}”` : "a document that is no longer kept";
  if (purpose === "read-document") return `Opened ${document} before it was cleared${often}`;
  if (purpose === "read-cleared-document") return `Opened ${document}, cleared${often}`;
  if (purpose === "search") return `Found the child in a search${often}`;
  const checked = texts === 1 ? "1 text" : `${texts} texts`;
  return `${checked} checked against the child’s identity, ${findings} known`;
}
