/** What the pages of a change of plan say, and of whom it touches. Pure. */
import type { PlanAction, PlanView } from "../queries/view-plan.server";

export type PlanWords = {
  /** The title of the tab, before or around the reference. */
  tab: (reference: string) => string;
  /** The last of the breadcrumbs. */
  here: string;
  title: string;
  lede?: (view: PlanView) => string | undefined;
  /** What it does to whom, in the order it happens. */
  consequences: (view: PlanView) => string[];
  button: string;
  /** It takes something away from somebody. */
  dangerous?: boolean;
  /** Until when providers answer from now on. */
  asksForClock?: boolean;
  /** Why the search ends, as a code. */
  asksForCode?: boolean;
  text?: { name: "reason" | "note"; label: string; hint: string; optional?: boolean };
};

const READ_BY_ALL = "Every provider that was asked reads this. No names of children or family.";
const ASKED_AGAIN = "and asked again, apart from those who declined for a reason that still applies";

export const PLAN_WORDS: Readonly<Record<PlanAction, PlanWords>> = {
  pause: {
    tab: (reference) => `Pause ${reference}`,
    here: "Pause",
    title: "Pause this search",
    consequences: ({ open }) => [
      "Deadlines are paused. Providers can read your reason, and cannot answer until you resume.",
      toldWords(open, "by email that it is paused, and why"),
      "Offers stay as they are.",
    ],
    button: "Pause the search",
    text: { name: "reason", label: "Why is it paused?", hint: READ_BY_ALL },
  },
  resume: {
    tab: (reference) => `Go on with ${reference}`,
    here: "Go on",
    title: "Go on with this search",
    lede: ({ stateReason }) => (stateReason ? `It is paused: ${stateReason}` : undefined),
    consequences: ({ open }) => [
      "Providers can answer again. Each deadline moves later by as long as the search was paused.",
      toldWords(open, "by email that it has resumed"),
    ],
    button: "Go on with the search",
  },
  "search-on": {
    tab: (reference) => `Go on searching for ${reference}`,
    here: "Go on searching",
    title: "Go on searching",
    lede: ({ state, inTheRunning }) =>
      state === "deciding" && inTheRunning.length === 0 ? "No offer is left to decide between." : undefined,
    consequences: ({ inTheRunning, open }) => [
      "Providers read that you are searching, no longer that you decide between offers.",
      ...stayWords(inTheRunning),
      open === 0
        ? "It has not been sent outside your council yet."
        : "No emails are sent and no deadline changes. Widen the search to ask more providers.",
    ],
    button: "Go on searching",
  },
  close: {
    tab: (reference) => `Close ${reference}`,
    here: "Close",
    title: "Close this search",
    lede: () => "For a search that ends without an offer accepted. It can be opened again.",
    consequences: ({ live, open }) => [
      ...endedWords(live),
      toldWords(open, "by email that the search has ended. It closes for them"),
      "Where the child is instead stays with you: providers read that the need is met in another way, or that no placement was made.",
    ],
    button: "Close the search",
    dangerous: true,
    asksForCode: true,
    text: {
      name: "note",
      label: "A note",
      hint: "For your colleagues. Providers read it only with Another reason. No names of children or family.",
      optional: true,
    },
  },
  withdraw: {
    tab: (reference) => `Withdraw ${reference}`,
    here: "Withdraw",
    title: "Withdraw this referral",
    lede: () => "A withdrawn referral cannot be opened again.",
    consequences: ({ accepted, live, open, asked }) => [
      ...accepted.map((service) => `The placement agreed with ${service} falls through.`),
      ...endedWords(live),
      toldWords(open || asked, "by email that it has ended, and read your reason. It closes for them"),
    ],
    button: "Withdraw the referral",
    dangerous: true,
    text: { name: "reason", label: "Why is it withdrawn?", hint: READ_BY_ALL },
  },
  "fall-through": {
    tab: (reference) => `Fell through: ${reference}`,
    here: "Fell through",
    title: "The placement fell through",
    lede: ({ accepted }) =>
      accepted.length > 0 ? `It was agreed with ${accepted.join(" and ")}.` : undefined,
    consequences: ({ asked }) => [
      "The search is open again. What was authorised for this offer does not count for another.",
      toldWords(asked, ASKED_AGAIN),
      "Those who were not selected can offer again.",
    ],
    button: "Record that it fell through",
    dangerous: true,
    asksForClock: true,
    text: {
      name: "reason",
      label: "Why did it fall through?",
      hint: "The provider whose offer was accepted reads this. The others read only that it fell through. No names of children or family.",
    },
  },
  "search-again": {
    tab: (reference) => `Search again for ${reference}`,
    here: "Search again",
    title: "Search again",
    lede: ({ stateReason }) => (stateReason ? `It was closed: ${stateReason}` : undefined),
    consequences: ({ asked }) => [
      toldWords(asked, ASKED_AGAIN),
      "Services that had no vacancy or no staff are asked again. Offers that have ended stay ended, and a new one can be made.",
    ],
    button: "Search again",
    asksForClock: true,
    text: {
      name: "reason",
      label: "Why do you search again?",
      hint: "Every provider that is asked reads this. No names of children or family.",
    },
  },
};

/** The title of the tab: "Pause HW-7K3M9Q - Homeward". */
export function planTitle(action: PlanAction, reference: string | undefined): string {
  return `${PLAN_WORDS[action].tab(reference ?? "a referral")} - Homeward`;
}

/** "1 provider is told", "12 providers are told"; nobody yet, when none was asked. */
function toldWords(providers: number, of: string): string {
  if (providers === 0) return "It has not been sent outside your council, so nobody is told.";
  return `${providers === 1 ? "1 provider is" : `${providers} providers are`} told ${of}.`;
}

/** The live offers that a change ends. */
function endedWords(live: readonly string[]): string[] {
  if (live.length === 0) return [];
  return [
    live.length === 1
      ? `The offer of ${listed(live)} is not selected, with your reason.`
      : `The offers of ${listed(live)} are not selected, with your reason.`,
  ];
}

/** The offers in the running, which a search that goes on leaves as they are. */
function stayWords(running: readonly string[]): string[] {
  if (running.length === 0) return [];
  const who = running.length === 1 ? `The offer of ${listed(running)}` : `The offers of ${listed(running)}`;
  return [
    `${who} ${running.length === 1 ? "stays" : "stay"} as now, and can still be preferred or accepted.`,
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
