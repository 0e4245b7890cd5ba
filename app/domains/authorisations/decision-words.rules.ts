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

/** The same of funding that was given by phone, whose placement is there already: it is confirmed, or goes to the director. */
const BY_PHONE = {
  authorise: {
    title: "Confirm funding given by phone",
    button: "Confirm the funding",
    does: [
      "The fee that was recorded is authorised. A different fee is asked for as a change to the placement.",
      "The broker is told, and the provider sees that funding is authorised and when.",
    ],
  },
  return: DECISION_PAGES.return,
  refuse: {
    title: "Do not confirm funding given by phone",
    button: "Send to the director",
    does: [
      "The director is told by email and decides.",
      "The placement continues. If the child has moved in, the fee is owed.",
      "Colleagues see your reason. The provider is not told.",
    ],
  },
} as const;

/** What the page of a decision says: of a request, or of what was given by phone. */
export function decisionPage(kind: DecisionKind, { byPhone }: { byPhone: boolean }) {
  return byPhone ? BY_PHONE[kind] : DECISION_PAGES[kind];
}

/** The decision that an address names, or undefined. */
export function decisionKind(text: string | undefined): DecisionKind | undefined {
  return text !== undefined && Object.hasOwn(DECISION_PAGES, text) ? (text as DecisionKind) : undefined;
}
