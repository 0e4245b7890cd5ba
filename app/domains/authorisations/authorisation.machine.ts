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
    lapsed: {},
  },
  ["asked", "verbal"],
);

/** Whether it stands in the way of another for the same version of the offer. */
export function isOpen(state: AuthorisationState): boolean {
  return state === "asked" || state === "returned" || state === "verbal";
}

export const AUTHORISATION_STATE_WORDS: Readonly<Record<AuthorisationState, string>> = {
  asked: "Asked, waiting for a head of service",
  returned: "Returned with a question",
  authorised: "Authorised",
  refused: "Refused",
  cancelled: "Cancelled: the offer changed",
  verbal: "Authorised by phone, paperwork due",
  lapsed: "Lapsed",
};

/** What the provider sees of it: the stage, never the name. */
export const FUNDING_STAGE_WORDS: Readonly<Record<AuthorisationState, string>> = {
  asked: "The council has been asked to authorise the money",
  returned: "The council is answering a question about the money",
  authorised: "The money is authorised",
  refused: "The money was not authorised",
  cancelled: "The money must be authorised again",
  verbal: "The money is promised, paperwork is due",
  lapsed: "The promise of the money has lapsed",
};
