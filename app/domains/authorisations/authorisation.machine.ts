import { defineMachine } from "~/platform/machine";

export type AuthorisationState =
  | "asked"
  | "returned"
  | "authorised"
  | "refused"
  | "cancelled"
  | "verbal"
  | "lapsed";
export type AuthorisationEvent = "authorise" | "return" | "refuse" | "ask-again" | "cancel" | "lapse";

/**
 * The moves of a funding authorisation, bound to one version of one offer: docs/domain.md. `verbal` is the promise given by
 * phone for a placement made in an emergency.
 */
export const authorisationMachine = defineMachine<AuthorisationState, AuthorisationEvent>(
  {
    asked: { authorise: "authorised", return: "returned", refuse: "refused", cancel: "cancelled" },
    returned: { "ask-again": "asked", cancel: "cancelled" },
    authorised: { cancel: "cancelled" },
    refused: {},
    cancelled: {},
    verbal: { authorise: "authorised", lapse: "lapsed" },
    // Only where a child moved in after all: the policy and the database ask.
    lapsed: { authorise: "authorised" },
  },
  ["asked", "verbal"],
);

/** Whether it stands in the way of another for the same version of the offer. */
export function isOpen(state: AuthorisationState): boolean {
  return state === "asked" || state === "returned" || state === "verbal";
}

/** Whether it was given by phone and is not confirmed: its placement is there already, and nothing of a search holds it up. */
export function isGivenByPhone(state: AuthorisationState): boolean {
  return state === "verbal" || state === "lapsed";
}

export const AUTHORISATION_STATE_WORDS: Readonly<Record<AuthorisationState, string>> = {
  asked: "Waiting for a decision",
  returned: "Query sent to the broker",
  authorised: "Authorised",
  refused: "Refused",
  cancelled: "Cancelled",
  verbal: "Authorised by phone, paperwork due",
  lapsed: "Lapsed",
};

/** Why what was asked of it cannot be done in this state, whole sentences without their stop. */
export const MOVED_ON_WORDS: Readonly<Record<AuthorisationState, string>> = {
  asked: "This request is waiting for a decision",
  returned: "The broker has been asked a question about this request and has not answered yet",
  authorised: "This funding has been authorised",
  refused: "This funding has been refused",
  cancelled: "This request has been cancelled",
  verbal: "This funding was authorised by phone and the paperwork is due",
  lapsed: "The promise of this funding has lapsed",
};

/** What the provider sees of it: the stage, never the name. */
export const FUNDING_STAGE_WORDS: Readonly<Record<AuthorisationState, string>> = {
  asked: "Funding approval requested",
  returned: "The council is answering a funding query",
  authorised: "Funding authorised",
  refused: "Funding not authorised",
  cancelled: "Funding must be authorised again",
  verbal: "Funding promised by phone, paperwork due",
  lapsed: "The promise of funding has lapsed",
};
