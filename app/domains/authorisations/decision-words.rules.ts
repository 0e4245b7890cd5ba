/** The three decisions of a head of service: what each page is called and what its button does to whom. */
export const DECISION_PAGES = {
  authorise: {
    title: "Authorise the money",
    button: "Authorise",
    does: [
      "The offer can be accepted, at this price and no other.",
      "The broker who asked is told, and the provider sees that the money is authorised and when.",
    ],
  },
  return: {
    title: "Ask a question first",
    button: "Send the question",
    does: ["The broker answers and asks again. The offer stays preferred meanwhile."],
  },
  refuse: {
    title: "Refuse the money",
    button: "Refuse the money",
    does: [
      "The offer goes back to the shortlist.",
      "The broker reads your reason. The provider sees only that the money was refused, and when.",
    ],
  },
} as const;

export type DecisionKind = keyof typeof DECISION_PAGES;

/** The decision that an address names, or undefined. */
export function decisionKind(text: string | undefined): DecisionKind | undefined {
  return text !== undefined && Object.hasOwn(DECISION_PAGES, text) ? (text as DecisionKind) : undefined;
}
