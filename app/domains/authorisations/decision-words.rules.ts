/** The three decisions on funding: what each page is called and what its button does to whom. */
export const DECISION_PAGES = {
  authorise: {
    title: "Authorise funding",
    button: "Authorise",
    does: [
      "The offer can be accepted, at this price and no other.",
      "The broker who requested it is told, and the provider sees that funding is authorised and when.",
    ],
  },
  return: {
    title: "Ask a question first",
    button: "Send the question",
    does: ["The broker answers and requests approval again. The offer stays preferred meanwhile."],
  },
  refuse: {
    title: "Refuse funding",
    button: "Refuse funding",
    does: [
      "The offer goes back to the shortlist.",
      "The broker sees your reason. The provider sees only that funding was refused, and when.",
    ],
  },
} as const;

export type DecisionKind = keyof typeof DECISION_PAGES;

/** The decision that an address names, or undefined. */
export function decisionKind(text: string | undefined): DecisionKind | undefined {
  return text !== undefined && Object.hasOwn(DECISION_PAGES, text) ? (text as DecisionKind) : undefined;
}
